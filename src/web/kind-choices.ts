import { linkKinds } from '../operations/link-kinds';

export interface KindChoice {
  /** As the address has it; '' for what is meant where none is named. */
  readonly value: string;
  readonly text: string;
  readonly isChosen: boolean;
}

/** The kinds of link that a form offers: the usual ones, each by itself, and what the address names where it is neither. */
export function kindChoices(given: string | undefined, usual: string): KindChoice[] {
  const chosen = given ?? '';
  const each = linkKinds().map(({ id, caption }) => ({ value: id, text: caption }));
  const others =
    chosen === '' || each.some(({ value }) => value === chosen) ? [] : [{ value: chosen, text: chosen }];
  return [{ value: '', text: usual }, ...others, ...each].map((choice) => ({
    ...choice,
    isChosen: choice.value === chosen,
  }));
}
