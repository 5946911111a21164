/** What a kind of post does all day, as far as it leaves traces in systems. Rates are relative to 1 = the average. */
export interface Role {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: 'officer' | 'staff' | 'pcso' | 'special' | 'volunteer' | 'contractor' | 'partner';
  readonly rank: string;
  readonly leadRank: string;
  /** Share of the workforce. */
  readonly share: number;
  /** At least so many, in the smallest force. */
  readonly least: number;
  readonly team: number;
  /** Complaints follow contact with the public: response most, back office hardly. */
  readonly complaints: number;
  /** Use of the phone; 0 = no work phone. */
  readonly calls: number;
  readonly access: number;
  /** Share of actions that look up a nominal. */
  readonly lookups: number;
  readonly device: 'handheld' | 'mobile' | 'desktop';
}

/** The smallest force that has every role and people enough for the stories. */
export const SMALLEST_FORCE = 150;
