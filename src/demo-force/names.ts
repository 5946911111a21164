import { pick, type Rng } from '../shared/random';

// Parts that make names of nobody: given names from no calendar, family names from places on no map.
const GIVEN = [
  'Aldrin',
  'Brisa',
  'Corvane',
  'Delphy',
  'Éloran',
  'Fennick',
  'Gwelda',
  'Harrow',
  'Isolde',
  'Jorvan',
  'Kestra',
  'Lorimer',
  'Maridel',
  'Nestan',
  'Orla-Mae',
  'Pellam',
  'Quenby',
  'Rosmar',
  'Sorrel',
  'Tamsel',
  'Ulric',
  'Verity-Jo',
  'Wendric',
  'Xanthe',
  'Yorrick',
  'Zéphine',
  'Ambrel',
  'Bastin',
  'Cressel',
  'Dorvin',
  'Emmeril',
  'Farrow',
  'Garrick',
  'Hespera',
  'Ivorel',
  'Jessam',
  'Kelvane',
  'Lysbet',
  'Mordan',
  'Nerissel',
  'Osmund',
  'Petral',
  'Rhosyn',
  'Selwin',
  'Thessaly',
  'Umbrel',
  'Vardon',
  'Wystan',
] as const;
const FAMILY_HEAD = [
  'Ash',
  'Brack',
  'Calder',
  'Dun',
  'Elver',
  'Fallow',
  'Grim',
  'Hather',
  'Ings',
  'Kettle',
  'Larch',
  'Mere',
  'Nettle',
  'Ock',
  'Pender',
  'Quarr',
  'Rook',
  'Sedge',
  'Thistle',
  'Under',
  'Vane',
  'Wether',
  'Yarrow',
  'Böck',
  'Crake',
  'Dray',
  'Fetter',
  'Gorse',
] as const;
const FAMILY_TAIL = [
  'mere',
  'wellow',
  'stroud',
  'lingham',
  'fordham',
  'combe',
  'thwaite',
  'scar',
  'nesse',
  'holme',
  'garth',
  'wick',
  'beckett',
  'shaw',
  'dene',
  'moor',
  'bridge',
  'field',
  'croft',
  'hurst',
] as const;
const STREET = [
  'Almond',
  'Beacon',
  'Chandler',
  'Drover',
  'Elm',
  'Foundry',
  'Granary',
  'Hopper',
  'Ironmonger',
  'Juniper',
] as const;
const STREET_KIND = ['Row', 'Street', 'Lane', 'Close', 'Way'] as const;
export const TOWNS = ['Northmere', 'Southmere', 'Eastfold', 'Westfold', 'Kestrel Cross'] as const;

export interface PersonName {
  readonly given: string;
  readonly family: string;
}

export function inventName(rng: Rng): PersonName {
  return { given: pick(rng, GIVEN), family: pick(rng, FAMILY_HEAD) + pick(rng, FAMILY_TAIL) };
}

/** "BRACKMERE, Sorrel", as registers write it. */
export function registerName(name: PersonName): string {
  return `${name.family.toUpperCase()}, ${name.given}`;
}

export function inventAddress(rng: Rng, town: string): string {
  return `${1 + Math.floor(rng() * 180)} ${pick(rng, STREET)} ${pick(rng, STREET_KIND)}, ${town}`;
}

/** A number plate with the mark ZZ, which is given to no car registered in the country. */
export function inventPlate(rng: Rng): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  const letter = (): string => letters[Math.floor(rng() * letters.length)] ?? 'A';
  return `ZZ${10 + Math.floor(rng() * 60)}${letter()}${letter()}${letter()}`;
}
