/** How a form is set: its caption, its amounts in its unit, the remarks below it. */
import type { AccountsLedger } from './ledger.ts';
import {
  decimalsIn,
  inTenThousands,
  numeral,
  printAmount,
  type DisclosureStyle,
  type FormUnit,
} from './style.ts';
import {
  plainCell,
  wideCell,
  type StatedTruth,
  type Written,
  type WrittenBlock,
  type WrittenCell,
  type WrittenRows,
} from './written.ts';

/** What every form of a disclosure is written from. */
export interface FormSetting {
  readonly ledger: AccountsLedger;
  readonly year: number;
  readonly body: string;
  readonly style: DisclosureStyle;
}

/** One amount and what it says. */
export interface Said {
  readonly concept: string;
  readonly measure?: string;
  readonly fund?: string | null;
}

/** Prints the amounts of one form and keeps what they say. */
export class FormWriter {
  readonly truth: StatedTruth[] = [];
  readonly unit: FormUnit;
  readonly style: DisclosureStyle;

  constructor(
    readonly setting: FormSetting,
    /** 1-based, as the forms are numbered. */
    readonly number: number,
  ) {
    this.style = setting.style;
    const other: FormUnit = this.style.formUnit === '元' ? '万元' : '元';
    this.unit = this.style.mixedUnits && number % 2 === 0 ? other : this.style.formUnit;
  }

  /** The cell of an amount; of a column that says nothing the model has a concept for, `said` is null. */
  amount(fen: number, said: Said | null): WrittenCell {
    const text = fen === 0 ? this.style.zero : printAmount(fen, this.unit, this.style);
    const isNumber = /\d/.test(text);
    if (said && isNumber) {
      const printed = text.includes('.') ? 2 : 0;
      const decimals = decimalsIn(this.unit) - 2 + printed;
      this.say(said, inTenThousands(fen), decimals);
    }
    return plainCell(text);
  }

  /** The cell of a number of things. */
  count(number: number, concept: string): WrittenCell {
    this.say({ concept, measure: 'count' }, number, 0);
    return plainCell(String(number));
  }

  private say({ concept, measure = 'final', fund = null }: Said, value: number, decimals: number): void {
    this.truth.push({ concept, measure, year: this.setting.year, value, decimals, fund });
  }

  /** The form with its title, number, body and unit, above the table or in its first rows. */
  set(title: string, heads: WrittenRows, rows: WrittenRows, remark: string | null = null): Written {
    const { style } = this;
    const width = Math.max(
      ...[...heads, ...rows].map((row) => row.reduce((sum, { columns }) => sum + columns, 0)),
    );
    const captions = this.captionLines(title);
    const isInside = style.caption === 'inside';
    const notes = [
      ...(remark === null ? [] : [remark]),
      ...(style.notes ? ['注：本表反映本年度取得和使用的资金。', '如本表为空，则本年度无此类资金。'] : []),
    ].map((text): WrittenBlock => ({ kind: 'text', text }));
    const inside = isInside ? captions.map(({ text }) => [wideCell(text, width)]) : [];
    const table: WrittenBlock = {
      kind: 'table',
      rows: [...inside, ...heads, ...rows],
      heads: inside.length + heads.length,
    };
    return { blocks: [...(isInside ? [] : captions), table, ...notes], truth: this.truth, nothing: [] };
  }

  /** The lines of a caption: title, number, body, unit. */
  captionLines(title: string): (WrittenBlock & { kind: 'text' })[] {
    const { style, number, setting } = this;
    const form = `公开${String(number).padStart(2, '0')}表`;
    const unit = `金额单位：${this.unit}`;
    const below =
      style.caption === 'line'
        ? [`${form} 部门：${setting.body} ${unit}`]
        : [form, `部门：${setting.body}`, unit];
    return [
      { kind: 'text', text: this.titleOf(title), isTitle: true },
      ...below.map((text) => ({ kind: 'text' as const, text })),
    ];
  }

  private titleOf(title: string): string {
    const { number, setting } = this;
    return {
      plain: title,
      numbered: `${numeral(number)}、${title}`,
      listed: `表${numeral(number)} ${title}`,
      dated: `${setting.year}年度${title}`,
      'quoted-number': `附表${number}：${title}`,
    }[this.style.title];
  }
}
