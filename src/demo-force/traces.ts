import { type Authority } from './authorities';
import { type Nominal } from './nominals';
import { type PhoneNumber } from './numbers';
import { type Staff } from './people';
import { type Wall } from './wall-clock';

/** One communication that stories or casework cause; the everyday ones are made while writing. */
export interface Call {
  readonly from: PhoneNumber;
  readonly to: PhoneNumber;
  readonly at: Wall;
  readonly seconds: number;
  readonly sms: boolean;
  /** Obtained under this authority, not from the force's own bills. */
  readonly authority?: Authority;
}

export interface LookUp {
  readonly staff: Staff;
  readonly nominal: Nominal;
  readonly at: Wall;
  readonly action: 'search' | 'view';
  /** Left out: none was given. */
  readonly reason?: string;
}

export const FINDINGS = [
  'sustained',
  'not_sustained',
  'unfounded',
  'exonerated',
  'no_case_to_answer',
  'case_to_answer',
  'withdrawn',
  'no_further_action',
] as const;
export type Finding = (typeof FINDINGS)[number];

export interface Complaint {
  readonly received: Wall;
  readonly incidentAt: Wall;
  readonly subjects: readonly Staff[];
  readonly category: string;
  readonly severity: 'low' | 'medium' | 'high';
  readonly finding: Finding | undefined;
  readonly closed: Wall | undefined;
  readonly complainant?: Nominal;
}

export interface ReportItem {
  readonly source: '1' | '2' | '3';
  readonly information: 'A' | 'B' | 'C' | 'D' | 'E';
  readonly handling: 'P' | 'C';
  readonly text: string;
  readonly subjects: readonly Staff[];
  /** Typed references. */
  readonly mentions: readonly string[];
}

export interface Report {
  readonly recordedAt: Wall;
  readonly channel: string;
  readonly category: string;
  readonly apsp: boolean;
  readonly items: readonly ReportItem[];
  readonly sourceRef?: string;
  readonly compartment?: 'ROWAN' | 'ALDER';
  /** When it was acted on, which delivers it again. */
  readonly actionedAt?: Wall;
}

export interface Association {
  readonly staff: Staff;
  /** A nominal, or a name with date of birth. */
  readonly associate: string;
  readonly relation: string;
  readonly criterion: string;
  readonly declared: Wall;
  readonly risk: 'low' | 'medium' | 'high';
  readonly reviewed?: Wall;
}

export interface Relationship {
  readonly staff: Staff;
  readonly person: string;
  readonly relation: 'household' | 'family' | 'business';
  readonly declared: Wall;
  readonly ended?: Wall;
}

export interface Attribution {
  readonly number: PhoneNumber;
  readonly holder: string;
  readonly from: Wall;
  readonly to?: Wall;
  readonly basis: string;
  readonly grade: string;
}

export interface StatedLink {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly weight: number;
  readonly fromDate: Wall;
  readonly toDate?: Wall;
  readonly grade: string;
}

/** What the people of a force leave behind in its records, before any system has written it down. */
export interface Traces {
  readonly calls: Call[];
  readonly lookUps: LookUp[];
  readonly complaints: Complaint[];
  readonly reports: Report[];
  readonly associations: Association[];
  readonly relationships: Relationship[];
  readonly attributions: Attribution[];
  readonly links: StatedLink[];
}

export function noTraces(): Traces {
  return {
    calls: [],
    lookUps: [],
    complaints: [],
    reports: [],
    associations: [],
    relationships: [],
    attributions: [],
    links: [],
  };
}

export const staffRef = (person: Staff): string => `staff:${person.id}`;
export const nominalRef = (nominal: Nominal): string => `nominal:${nominal.id}`;
export const phoneRef = (number: PhoneNumber): string => `phone:${number}`;
