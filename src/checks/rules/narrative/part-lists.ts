import type { Basis, Dimensions } from '../../../facts/key.js';

/** A figure that running text divides into parts, and which parts make it whole. */
export interface PartList {
  readonly id: string;
  readonly measure: string;
  readonly total: Dimensions;
  readonly bases: readonly Basis[];
  /**
   * Ways to divide; in each, the parts of the first list that is wholly printed count, with
   * whatever of `more` is printed. `whole` says that they then make up the total; otherwise
   * they may only not exceed it.
   */
  readonly parts: readonly Dimensions[];
  readonly more?: readonly Dimensions[];
  readonly whole: boolean;
  /** There are further kinds that a text may leave unnamed, so parts that fall short are a warning. */
  readonly open?: boolean;
  /** Usual, not by definition: whatever is broken is a warning. */
  readonly usual?: boolean;
  /** A single part already says what the total is made of. */
  readonly single?: boolean;
}

const MONEY: readonly Basis[] = ['final', 'budget'];
const COUNT: readonly Basis[] = ['count', 'final', 'budget'];
const GENERAL_BASIC: Dimensions = { fund: 'general', kind: 'basic' };

/** Divisions by definition of the terms (identities C03, C04, C13, C16, C17, C22, C25, C26, E16, E20). */
export const PART_LISTS: readonly PartList[] = [
  {
    id: 'C03',
    measure: 'revenue',
    total: {},
    bases: MONEY,
    parts: [{ source: 'appropriation' }, { source: 'other' }],
    more: [
      { source: 'superior-subsidy' },
      { source: 'business' },
      { source: 'operating' },
      { source: 'affiliated' },
    ],
    whole: true,
  },
  {
    id: 'E16',
    measure: 'revenue',
    total: {},
    bases: ['budget'],
    parts: [{ fund: 'general' }, { fund: 'government-fund' }, { source: 'other' }],
    more: [
      { fund: 'state-capital' },
      { source: 'superior-subsidy' },
      { source: 'business' },
      { source: 'operating' },
      { source: 'affiliated' },
    ],
    whole: true,
  },
  {
    id: 'C04',
    measure: 'expenditure',
    total: {},
    bases: MONEY,
    parts: [{ kind: 'basic' }, { kind: 'project' }],
    more: [{ kind: 'remit-to-superior' }, { kind: 'operating' }, { kind: 'affiliated' }],
    whole: true,
  },
  {
    id: 'C13',
    measure: 'expenditure',
    total: GENERAL_BASIC,
    bases: MONEY,
    parts: [
      { ...GENERAL_BASIC, group: 'personnel' },
      { ...GENERAL_BASIC, group: 'operating' },
    ],
    whole: true,
  },
  {
    id: 'C16',
    measure: 'three-public',
    total: {},
    bases: MONEY,
    parts: [{ item: 'abroad' }, { item: 'vehicle' }, { item: 'reception' }],
    whole: true,
  },
  {
    id: 'E20',
    measure: 'three-public',
    total: {},
    bases: MONEY,
    parts: [
      { item: 'abroad' },
      { item: 'reception' },
      { item: 'vehicle-operation' },
      { item: 'vehicle-purchase' },
    ],
    whole: true,
  },
  {
    id: 'C16',
    measure: 'three-public',
    total: {},
    bases: MONEY,
    parts: [],
    more: [
      { item: 'abroad' },
      { item: 'reception' },
      { item: 'vehicle-operation' },
      { item: 'vehicle-purchase' },
    ],
    whole: false,
  },
  {
    id: 'C17',
    measure: 'three-public',
    total: { item: 'reception' },
    bases: MONEY,
    parts: [{ item: 'reception-domestic' }, { item: 'reception-foreign' }],
    whole: true,
  },
  {
    id: 'C17',
    measure: 'three-public',
    total: { item: 'reception' },
    bases: MONEY,
    parts: [],
    more: [{ item: 'reception-domestic' }, { item: 'reception-foreign' }],
    whole: true,
    single: true,
    open: true,
  },
  {
    id: 'C22',
    measure: 'procurement',
    total: {},
    bases: MONEY,
    parts: [{ item: 'goods' }, { item: 'works' }, { item: 'services' }],
    whole: true,
  },
  {
    id: 'C22',
    measure: 'procurement',
    total: {},
    bases: MONEY,
    parts: [],
    more: [{ item: 'goods' }, { item: 'works' }, { item: 'services' }],
    whole: true,
    single: true,
    open: true,
  },
  {
    id: 'C25',
    measure: 'vehicles',
    total: {},
    bases: COUNT,
    parts: [{ item: 'other' }],
    more: [
      { item: 'minister-level' },
      { item: 'leading-officials' },
      { item: 'general-duty' },
      { item: 'confidential-communication' },
      { item: 'emergency' },
      { item: 'law-enforcement' },
      { item: 'special-technical' },
      { item: 'retired-officials' },
    ],
    whole: true,
  },
  {
    id: 'C25',
    measure: 'vehicles',
    total: {},
    bases: COUNT,
    parts: [],
    more: [
      { item: 'minister-level' },
      { item: 'leading-officials' },
      { item: 'general-duty' },
      { item: 'confidential-communication' },
      { item: 'emergency' },
      { item: 'law-enforcement' },
      { item: 'special-technical' },
      { item: 'retired-officials' },
    ],
    whole: false,
  },
  {
    id: 'C30',
    measure: 'insured',
    total: { item: 'employee' },
    bases: COUNT,
    parts: [{ item: 'employee-working' }, { item: 'employee-retired' }],
    whole: true,
    usual: true,
  },
  ...[{}, { task: 'key-evaluation' }].map(
    (of): PartList => ({
      id: 'C30',
      measure: 'projects-evaluated',
      total: of,
      bases: COUNT,
      parts: [
        { item: 'level-1', ...of },
        { item: 'level-2', ...of },
      ],
      whole: true,
      usual: true,
    }),
  ),
  ...['staff-quota', 'staff-actual'].map(
    (measure): PartList => ({
      id: 'C26',
      measure,
      total: {},
      bases: COUNT,
      parts: [{ item: 'administrative' }, { item: 'institution' }],
      more: [{ item: 'civil-service-managed' }, { item: 'workers' }, { item: 'contract' }],
      whole: true,
      open: true,
    }),
  ),
  {
    id: 'C26',
    measure: 'retirees',
    total: {},
    bases: COUNT,
    parts: [{ item: 'veteran' }, { item: 'retired' }],
    whole: true,
  },
  ...['staff-quota', 'staff-actual', 'retirees'].map(
    (measure): PartList => ({
      id: 'C26',
      measure,
      total: {},
      bases: COUNT,
      parts: [],
      more: [
        { item: 'administrative' },
        { item: 'institution' },
        { item: 'civil-service-managed' },
        { item: 'workers' },
        { item: 'veteran' },
        { item: 'retired' },
      ],
      whole: false,
    }),
  ),
];
