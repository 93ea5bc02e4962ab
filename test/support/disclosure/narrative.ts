import { accountOf } from '../../../src/facts/codes.js';
import type { Dimensions } from '../../../src/facts/key.js';
import type { Dice } from './dice.js';
import type { Ink } from './ink.js';
import {
  isPersonnel,
  KINDS,
  type Kind,
  type Model,
  type Pair,
  SOURCES,
  sum,
  type ThreePublicItem,
} from './model.js';
import { Wording } from './sentences.js';
import {
  APPROPRIATION,
  appropriations,
  closingOf,
  expenditureOf,
  FINAL,
  nameOf,
  openingOf,
  revenueOf,
  SOURCE_NAMES,
  withFund,
} from './statements.js';

/** The sentences of a final account, section by section, with what their figures state. */
export class Narrative {
  readonly #say: Wording;

  constructor(
    readonly model: Model,
    readonly ink: Ink,
    readonly dice: Dice,
  ) {
    this.#say = new Wording(dice, ink);
  }

  overview(): string[] {
    const { lines, prior } = this.model;
    const total = (some: typeof lines) => revenueOf(some) + openingOf(some);
    return this.#bothTotals(total(lines), total(prior), {}, '');
  }

  appropriation(): string[] {
    const now = appropriations(this.model.lines);
    const before = appropriations(this.model.prior);
    const total = (some: typeof now) => revenueOf(some) + openingOf(some);
    return this.#bothTotals(total(now), total(before), APPROPRIATION, '财政拨款');
  }

  #bothTotals(now: bigint, before: bigint, dims: Dimensions, whose: string): string[] {
    const revenue = { measure: 'revenue-total', dims };
    const expenditure = { measure: 'expenditure-total', dims };
    const both = [revenue, expenditure];
    const year = `${this.ink.year}年度`;
    const { ink } = this;
    switch (this.dice.below(3)) {
      case 0:
        return [
          `${year}${whose}收入总计、支出总计均为${ink.money(
            now,
            both.map((one) => ({ ...one, ...FINAL })),
          )}，${this.#say.change(now, before, both, this.dice.pick(['', '，收、支总计各']))}。${this.#say.reason()}。`,
        ];
      case 1:
        return [
          `${year}${whose}收、支总计均为${ink.money(
            now,
            both.map((one) => ({ ...one, ...FINAL })),
          )}。${this.#say.change(now, before, both, '，收、支总计各')}，${this.#say.reason()}。`,
        ];
      default:
        return [
          `${year}本${this.#body()}${whose}收入总计${ink.money(now, { ...revenue, ...FINAL })}，${this.#say.change(now, before, revenue)}，${this.#say.reason()}。`,
          `${year}本${this.#body()}${whose}支出总计${ink.money(now, { ...expenditure, ...FINAL })}，${this.#say.change(now, before, expenditure)}，${this.#say.reason()}。`,
        ];
    }
  }

  revenue(): string[] {
    const { lines, prior } = this.model;
    const total = revenueOf(lines);
    const whole = { measure: 'revenue', dims: {} };
    const part = (name: string, fen: bigint, dims: Dimensions) =>
      `${name}${this.ink.money(fen, { measure: 'revenue', dims, ...FINAL })}${this.#say.share(fen, total, { measure: 'revenue', dims }, whole, this.#whole('本年收入'))}`;
    const change = this.dice.once(2) ? `，${this.#say.change(total, revenueOf(prior), whole)}` : '';
    const parts = [
      part('财政拨款收入', revenueOf(appropriations(lines)), APPROPRIATION),
      ...SOURCES.map((source) => ({
        source,
        fen: revenueOf(lines.filter((line) => line.origin === source)),
      }))
        .filter(({ fen }) => fen > 0n || this.dice.once(2))
        .map(({ source, fen }) => part(SOURCE_NAMES[source], fen, { source })),
    ];
    return [
      `${this.ink.year}年度本年收入合计${this.ink.money(total, { ...whole, ...FINAL })}${change}。其中：${parts.join('；')}。`,
    ];
  }

  #whole(name: string): string {
    return this.dice.pick(['', name]);
  }

  expenditure(): string[] {
    const { lines, prior } = this.model;
    const total = expenditureOf(lines);
    const whole = { measure: 'expenditure', dims: {} };
    const parts = KINDS.map((kind) => ({ kind, fen: sum(lines, (line) => line.spent[kind]) }))
      .filter(
        ({ kind, fen }) => fen > 0n || kind === 'basic' || kind === 'project' || this.dice.once(3),
      )
      .map(
        ({ kind, fen }) =>
          `${KIND_NAMES[kind]}${this.ink.money(fen, { measure: 'expenditure', dims: { kind }, ...FINAL })}${this.#say.share(fen, total, { measure: 'expenditure', dims: { kind } }, whole, this.#whole('本年支出'))}`,
      );
    const change = this.dice.once(2)
      ? `，${this.#say.change(total, expenditureOf(prior), whole)}`
      : '';
    return [
      `${this.ink.year}年度本年支出合计${this.ink.money(total, { ...whole, ...FINAL })}${change}。其中：${parts.join('；')}。`,
    ];
  }

  /** Of the general public budget: the whole and every item with its initial budget. */
  general(): string[] {
    const now = withFund(this.model.lines, 'general');
    const total = expenditureOf(now);
    const whole = { measure: 'expenditure', dims: { fund: 'general' } } as const;
    const initial = sum([...this.model.initial], ([, fen]) => fen);
    const all = expenditureOf(this.model.lines);
    const share = () =>
      this.#say.share(total, all, whole, { measure: 'expenditure', dims: {} }, '本年支出合计');
    const head = `${this.ink.year}年度一般公共预算财政拨款支出${this.#say.completion(initial, total, whole, '年初预算', share)}。${this.#say.change(total, expenditureOf(withFund(this.model.prior, 'general')), whole, '，一般公共预算财政拨款支出')}，${this.#say.reason()}。`;
    const codes = [...new Set(now.map(({ code }) => code))].sort();
    const items = codes.map((code, index) => {
      const fen = expenditureOf(now.filter((line) => line.code === code));
      const name = `${nameOf(code.slice(0, 3))}（类）${nameOf(code.slice(0, 5))}（款）${nameOf(code)}（项）`;
      return `${index + 1}.${name}。${this.#say.completion(this.model.initial.get(code) ?? 0n, fen, { measure: 'expenditure', dims: { fund: 'general', function: code } })}。`;
    });
    return [head, ...items];
  }

  /** By class, as Hubei and Shanghai tell the structure of the general public budget. */
  structure(): string[] {
    const now = withFund(this.model.lines, 'general');
    const total = expenditureOf(now);
    const whole = { measure: 'expenditure', dims: { fund: 'general' } } as const;
    const classes = [...new Set(now.map(({ code }) => code.slice(0, 3)))].sort();
    const head = `${this.ink.year}年度一般公共预算财政拨款支出${this.ink.money(total, { ...whole, ...FINAL })}，主要用于以下方面：`;
    const parts = classes.map((code) => {
      const fen = expenditureOf(now.filter((line) => line.code.startsWith(code)));
      const subject = {
        measure: 'expenditure',
        dims: { fund: 'general', function: code },
      } as const;
      return `${nameOf(code)}（类）${this.ink.money(fen, { ...subject, ...FINAL })}${this.#say.share(fen, total, subject, whole, '')}`;
    });
    return this.dice.once(2)
      ? [`${head}${parts.join('；')}。`]
      : [head, ...parts.map((part, index) => `${index + 1}.${part}。`)];
  }

  basic(): string[] {
    const dims = { fund: 'general', kind: 'basic' } as const;
    const of = (personnel: boolean) =>
      sum([...this.model.economic], ([code, fen]) => (isPersonnel(code) === personnel ? fen : 0n));
    const money = (fen: bigint, own: Dimensions) =>
      this.ink.money(fen, { measure: 'expenditure', dims: { ...dims, ...own }, ...FINAL });
    const total = money(of(true) + of(false), {});
    return [
      `${this.ink.year}年度一般公共预算财政拨款基本支出${total}，包括人员经费和公用经费。其中：`,
      `（一）人员经费${money(of(true), { group: 'personnel' })}，主要包括${this.#accounts(true)}。`,
      `（二）公用经费${money(of(false), { group: 'operating' })}，主要包括${this.#accounts(false)}。`,
    ];
  }

  /** Names of the accounts with money, with their amounts or without. */
  #accounts(personnel: boolean): string {
    const amounts = this.dice.once(2);
    const codes = [...this.model.economic].filter(
      ([code, fen]) => isPersonnel(code) === personnel && fen > 0n,
    );
    const named = codes.sort().map(([deptEconomic, fen]) => {
      const name = accountOf('dept-economic', deptEconomic)?.name ?? '';
      const dims = { fund: 'general', kind: 'basic', deptEconomic } as const;
      return amounts
        ? `${name}${this.ink.money(fen, { measure: 'expenditure', dims, ...FINAL })}`
        : name;
    });
    return named.length === 0 ? '日常开支' : named.join('、');
  }

  governmentFund(): string[] {
    const fund = 'government-fund';
    const lines = withFund(this.model.lines, fund);
    if (lines.length === 0)
      return [
        `本${this.#body()}${this.ink.year}年度无政府性基金预算财政拨款收支，${this.#shown()}。`,
      ];
    const money = (measure: string, fen: bigint, dims: Dimensions = {}) =>
      this.ink.money(fen, { measure, dims: { fund, ...dims }, ...FINAL });
    const spentBy = (kind: Kind) => sum(lines, (line) => line.spent[kind]);
    return [
      `${this.ink.year}年度政府性基金预算财政拨款年初结转和结余${money('opening-carry-over', openingOf(lines))}，本年收入${money('revenue', revenueOf(lines))}，本年支出${money('expenditure', expenditureOf(lines))}，其中：基本支出${money('expenditure', spentBy('basic'), { kind: 'basic' })}、项目支出${money('expenditure', spentBy('project'), { kind: 'project' })}，年末结转和结余${money('closing-carry-over', closingOf(lines))}。`,
    ];
  }

  stateCapital(): string[] {
    const fund = 'state-capital';
    const lines = withFund(this.model.lines, fund);
    if (lines.length === 0)
      return [
        `本${this.#body()}${this.ink.year}年度无国有资本经营预算财政拨款收支，${this.#shown()}。`,
      ];
    return [
      `${this.ink.year}年度国有资本经营预算财政拨款本年支出${this.ink.money(expenditureOf(lines), { measure: 'expenditure', dims: { fund }, ...FINAL })}，用于企业职工的安置。`,
    ];
  }

  /** Shaanxi says so where a table is empty. */
  #shown(): string {
    return this.dice.pick(['已公开空表', '故本表无数据']);
  }

  #body(): string {
    return this.model.level === 'unit' ? '单位' : '部门';
  }

  threePublicTotal(): string[] {
    const all = this.#items(['abroad', 'reception', 'vehicle-purchase', 'vehicle-operation']);
    const subject = { measure: 'three-public', dims: {} };
    return [
      `${this.ink.year}年度“三公”经费${this.#say.completion(all.budget, all.final, subject, '预算')}。${this.#say.change(all.final, all.prior, subject, '，“三公”经费支出')}。`,
    ];
  }

  /** The whole with its parts in one sentence, as Shanghai tells it, then their shares. */
  threePublicParts(): string[] {
    const all = this.#items(['abroad', 'reception', 'vehicle-purchase', 'vehicle-operation']);
    const parts = [
      ['因公出国（境）费', 'abroad', this.#items(['abroad'])],
      [
        '公务用车购置及运行维护费',
        'vehicle',
        this.#items(['vehicle-purchase', 'vehicle-operation']),
      ],
      ['公务接待费', 'reception', this.#items(['reception'])],
    ] as const;
    const whole = { measure: 'three-public', dims: {} };
    const { ink } = this;
    const done = parts.map(([name, item, { budget, final }]) => {
      const subject = { measure: 'three-public', dims: { item } };
      const amount = `${name}支出决算${ink.money(final, { ...subject, ...FINAL })}`;
      if (budget === 0n) return amount;
      return `${amount}，完成预算的${ink.percent(final, budget, { ...subject, basis: 'completion-percent', against: 'budget' })}`;
    });
    const shares = parts.map(([name, item, { final }]) => {
      const subject = { measure: 'three-public', dims: { item } };
      return `${name}支出决算${ink.money(final, { ...subject, ...FINAL })}${this.#say.share(final, all.final, subject, whole, '')}`;
    });
    const budget = `“三公”经费财政拨款支出预算为${ink.money(all.budget, { ...whole, basis: 'budget' })}`;
    const final = `支出决算为${ink.money(all.final, { ...whole, ...FINAL })}`;
    return [
      `${ink.year}年度${budget}，${final}，其中：${done.join('；')}。`,
      `“三公”经费财政拨款支出决算中，${shares.join('；')}。`,
    ];
  }

  threePublicItem(name: string, item: ThreePublicItem): string[] {
    const pair = this.model.threePublic[item];
    const subject = { measure: 'three-public', dims: { item } };
    if (pair.budget === 0n && pair.final === 0n) return [`本年度没有安排${name}。`];
    const { ink } = this;
    const tail =
      item === 'reception' && pair.final > 0n
        ? `全年共接待${ink.count(this.model.receptions.groups, '批次', { measure: 'reception-groups', dims: {}, ...COUNT })}、${ink.count(this.model.receptions.persons, '人次', { measure: 'reception-persons', dims: {}, ...COUNT })}。`
        : '';
    return [
      `${ink.year}年度${name}${this.#say.completion(pair.budget, pair.final, subject, '预算')}，${this.#say.change(pair.final, pair.prior, subject)}。${tail}`,
    ];
  }

  meeting(): string[] {
    return this.#one('会议费', 'meeting', this.model.meeting);
  }

  training(): string[] {
    return this.#one('培训费', 'training', this.model.training);
  }

  #one(name: string, measure: string, pair: Pair): string[] {
    const subject = { measure, dims: {} };
    return [
      `${this.ink.year}年度${name}${this.#say.completion(pair.budget, pair.final, subject, '预算')}，${this.#say.change(pair.final, pair.prior, subject)}。`,
    ];
  }

  #items(items: readonly ThreePublicItem[]): Pair {
    const of = (basis: keyof Pair) => sum(items, (item) => this.model.threePublic[item][basis]);
    return { budget: of('budget'), final: of('final'), prior: of('prior') };
  }

  operatingCost(): string[] {
    const { budget, final, prior } = this.model.operatingCost;
    const subject = { measure: 'operating-cost', dims: {} };
    return [
      `${this.ink.year}年度机关运行经费${this.#say.completion(budget, final, subject, '预算')}，${this.#say.change(final, prior, subject)}，${this.#say.reason()}。`,
    ];
  }

  procurement(): string[] {
    const { procurement, sme, micro } = this.model;
    const all = procurement.goods + procurement.works + procurement.services;
    const { ink } = this;
    const money = (fen: bigint, dims: Dimensions, measure = 'procurement') =>
      ink.money(fen, { measure, dims, ...FINAL });
    const smeSubject = { measure: 'procurement-sme', dims: {} };
    return [
      `${ink.year}年度政府采购支出总额${money(all, {})}，其中：政府采购货物支出${money(procurement.goods, { item: 'goods' })}、政府采购工程支出${money(procurement.works, { item: 'works' })}、政府采购服务支出${money(procurement.services, { item: 'services' })}。授予中小企业合同金额${money(sme, {}, 'procurement-sme')}${this.#say.share(sme, all, smeSubject, { measure: 'procurement', dims: {} }, '政府采购支出总额')}，其中：授予小微企业合同金额${money(micro, { item: 'micro' }, 'procurement-sme')}${this.#say.share(micro, sme, { measure: 'procurement-sme', dims: { item: 'micro' } }, smeSubject, '授予中小企业合同金额')}。`,
    ];
  }

  vehicles(): string[] {
    const { vehicles, held, bought } = this.model;
    const { ink } = this;
    const uses = VEHICLES.map(
      ([name, item], index) =>
        `${name}${ink.count(vehicles[index] ?? 0, '辆', { measure: 'vehicles', dims: { item }, ...COUNT })}`,
    );
    return [
      `截至${ink.year}年末，本${this.#body()}共有车辆${ink.count(held, '辆', { measure: 'vehicles', dims: {}, ...COUNT })}，其中${uses.join('、')}。`,
      `${ink.year}年当年购置车辆${ink.count(bought, '辆', { measure: 'vehicles-bought', dims: {}, ...COUNT })}。`,
    ];
  }

  staff(): string[] {
    const { staff } = this.model;
    const { ink } = this;
    const count = (measure: string, number: number, item?: string) =>
      ink.count(number, '人', { measure, dims: item === undefined ? {} : { item }, ...COUNT });
    return [
      `截至${ink.year}年底，本${this.#body()}人员编制${count('staff-quota', staff.quotaAdministrative + staff.quotaInstitution)}，其中行政编制${count('staff-quota', staff.quotaAdministrative, 'administrative')}、事业编制${count('staff-quota', staff.quotaInstitution, 'institution')}；实有人员${count('staff-actual', staff.administrative + staff.institution)}，其中行政${count('staff-actual', staff.administrative, 'administrative')}、事业${count('staff-actual', staff.institution, 'institution')}。管理的离退休人员${count('retirees', staff.veteran + staff.retired)}，其中离休人员${count('retirees', staff.veteran, 'veteran')}、退休人员${count('retirees', staff.retired, 'retired')}。`,
    ];
  }
}

const COUNT = { basis: 'count' } as const;

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  basic: '基本支出',
  project: '项目支出',
  'remit-to-superior': '上缴上级支出',
  operating: '经营支出',
  affiliated: '对附属单位补助支出',
};

const VEHICLES = [
  ['副部（省）级以上领导用车', 'minister-level'],
  ['主要领导干部用车', 'leading-officials'],
  ['机要通信用车', 'confidential-communication'],
  ['应急保障用车', 'emergency'],
  ['执法执勤用车', 'law-enforcement'],
  ['特种专业技术用车', 'special-technical'],
  ['离退休干部用车', 'retired-officials'],
  ['其他用车', 'other'],
] as const;
