import { type FactKey, subjectString } from '../../../src/facts/key.js';
import type { Direction } from '../../../src/forms/reading.js';
import type { Dice } from './dice.js';
import type { Ink, PartialKey } from './ink.js';

type Subject = Pick<FactKey, 'measure' | 'dims'>;

/** Words of comparison that offices use, in our own sentences. */
export class Wording {
  readonly #than: string;
  readonly #parenthesis: boolean;
  readonly #up: string;
  readonly #down: string;
  readonly #verb: string;
  readonly #completion: string;
  readonly #budgetFirst: boolean;
  readonly #is: string;

  constructor(
    readonly dice: Dice,
    readonly ink: Ink,
  ) {
    const before = ink.year - 1;
    this.#than = dice.pick([
      '较上年',
      '比上年',
      '与上年相比',
      '同上年相比',
      '较去年',
      '较上年度',
      '比上年同期',
      `与${before}年度相比`,
      `比${before}年`,
      `较${before}年度决算数`,
      '同比',
      '较上年决算数',
      '与上年度相比',
      '比去年同期',
    ]);
    this.#parenthesis = dice.once(4);
    this.#up = dice.pick(['增长', '上升', '增幅', '提高', '增长了', '增幅为', '增长率为']);
    this.#down = dice.pick(['下降', '降幅', '降低', '减少', '下降了', '降幅为', '减幅为']);
    this.#verb = dice.pick(['', '', '了']);
    this.#completion = dice.pick([
      '完成年初预算的',
      '完成预算的',
      '为年初预算的',
      '完成年初预算',
      '占年初预算的',
      '达到年初预算的',
      '完成年初预算数的',
      '预算执行率为',
      '预算完成率',
    ]);
    this.#budgetFirst = !dice.once(4);
    this.#is = dice.pick(['', '为']);
  }

  /** 较上年增加 … 万元，增长 …%, of one figure or of several that moved alike. */
  change(now: bigint, before: bigint, subjects: Subject | readonly Subject[], comma = ''): string {
    const list = 'measure' in subjects ? [subjects] : subjects;
    const than = `${this.#than}${comma}`;
    if (now === before) return this.dice.pick([`${this.#than}持平`, `与上年持平`, `${than}无增减`]);
    const direction: Direction = now > before ? 'increase' : 'decrease';
    const difference = now > before ? now - before : before - now;
    const keys = (basis: 'change' | 'change-percent'): PartialKey[] =>
      list.map((subject) => ({ ...subject, basis, against: 'prior-year' }));
    const amount = this.ink.money(difference, keys('change'), direction);
    const first = `${than}${direction === 'increase' ? '增加' : '减少'}${this.#verb}${this.#blank(amount)}${amount}`;
    if (before === 0n || this.dice.once(8)) return first;
    const percent = this.ink.percents(difference, before, keys('change-percent'), direction);
    const second = `${direction === 'increase' ? this.#up : this.#down}${percent}`;
    return this.#parenthesis ? `${first}（${second}）` : `${first}，${second}`;
  }

  /** 年初预算 …，支出决算 …，完成年初预算的 …%, in one order or the other. */
  completion(
    budget: bigint,
    final: bigint,
    subject: Subject,
    words = '年初预算',
    share: () => string = () => '',
  ): string {
    const { ink } = this;
    const planned = () =>
      `${words}${this.#is}${this.ink.money(budget, { ...subject, basis: 'budget' })}`;
    const done = () => `支出决算${this.#is}${ink.money(final, { ...subject, basis: 'final' })}`;
    const pair = this.#budgetFirst ? `${planned()}，${done()}` : `${done()}，${planned()}`;
    if (budget === 0n) return `${pair}${share()}`;
    const percent = ink.percent(final, budget, {
      ...subject,
      basis: 'completion-percent',
      against: 'budget',
    });
    const compare = words === '年初预算' ? this.#completion : '完成预算的';
    const relation =
      final === budget
        ? this.dice.pick(['，决算数与预算数持平', '，决算数等于预算数', ''])
        : final < budget
          ? this.dice.pick(['，决算数小于预算数的主要原因是厉行节约', ''])
          : this.dice.pick(['，决算数大于预算数的主要原因是年中追加工作', '']);
    return `${pair}，${compare}${percent}${share()}${relation}`;
  }

  /** 占 … 的 …%. */
  share(part: bigint, whole: bigint, subject: Subject, of: Subject, words: string): string {
    if (whole === 0n) return '';
    const percent = this.ink.percent(part, whole, {
      ...subject,
      basis: 'share-percent',
      of: subjectString(of.measure, of.dims),
    });
    return `，占${words === '' ? '' : `${words}的`}${percent}`;
  }

  reason(): string {
    return this.dice.pick([
      '主要原因是人员和业务变动',
      '原因是项目安排有所调整',
      '主要是工作任务变化',
      '增减变化的原因是政策调整',
    ]);
  }

  #blank(amount: string): string {
    return amount.includes(' ') ? ' ' : '';
  }
}
