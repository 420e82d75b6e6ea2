/** Names of bodies: where one ends, and what is printed around it that is no part of it. */

import { lookingBack } from '../looking-back.ts';

/** What a name is qualified by: headquarters alone, or with its units. */
export type Qualifier = 'headquarters' | 'consolidated';

/** A name and what was printed with it. */
export interface BodyName {
  readonly name: string;
  readonly qualifier: Qualifier | null;
}

/** How the names of bodies end. */
const BODY = lookingBack(
  String.raw`(?:局|厅|中心|委|办|办公室|办事处|政府|院|所|站|队|处|馆|校|中学|小学|大学|附中|附小|(?<!社)会|部|机关|园|团|库|报社|供销社|合作社|联合社|联社|通讯社|出版社|台|场|宫|署|司|公司|基地|室|组|街道|镇|乡|养护段|银行|支行|苑|妇联|残联|文联|侨联|工商联|社科联|科协|作协|日报|监狱)$`,
);
const NO_BODY =
  /网站$|门户|平台$|^(?:第.+|全)部$|^(?:本[部单局委办院所中校机级年]|该|各|全[国省市州县区]|我|上级|所属|下属|主管|相关|有关|其他)|(?:部门|单位|项目|政务|信息)公开/;
/** A blank to be filled in. */
const PLACEHOLDER = /某某|[xX×*＊_Ｘ]{1,}|[〇○]{2,}|…/;
/** Longest name that is taken for one; longer ones are sentences. */
const LONGEST = 300;

const HEADQUARTERS = /\((?:[省市州区县局委]?本级|机关|本部|[省市州区县局委]机关)\)/g;
const CONSOLIDATED = /\((?:汇总|合并|部门|含[^)]{1,16}|全口径|系统)\)/g;
const WITH_UNITS = /^(.+?)(?:(?:及|和|与|含|\()其?(?:所属|下属|直属)[^)]{0,10}\)?|系统)$/;
const REMARK = /\((?:公章|盖章|单位|部门|名称|原[^)]{1,40}|草案|公开稿?|20\d{2}年?度?)\)/g;
const LEADING =
  /^(?:附件[一二三四五六七八九十\d]*[:.、]?|附[:.、]|第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|关于|公开|公布|发布|公示|印发|现将|现对|对|[^\u4e00-\u9fff\dA-Za-z(]|的|年度|度)+/;
const TRAILING =
  /(?:关于|的|公开|公布|公示|部门|单位|[省市州区县]级|年度|度|本年|等?(?:\d*[家个]单位|\d+[家个])|\([^)]*|[^\u4e00-\u9fffA-Za-z)\d])+$/;

/** The body a stretch of a title names; null where it names none. Half-width brackets, no blanks. */
export function readBodyName(stretch: string): BodyName | null {
  let qualifier = bracketedQualifier(stretch);
  let text = stretch
    .replace(HEADQUARTERS, '')
    .replace(CONSOLIDATED, '')
    .replace(REMARK, '')
    .replace(LEADING, '')
    // 某某局局本级 says the kind of body twice.
    .replace(/([局委厅院])\1(?=本级|机关|本部)/, '$1')
    // The place that a form's field holds and the name that follows it: 甲市甲市乙中心.
    .replace(/^([\u4e00-\u9fff]{1,12}[省市州盟区县旗])\1/, '$1');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(TRAILING, '');
    const qualified = /^(.+?)(?:部门|单位)?(本级|机关|本部|汇总)$/.exec(text);
    if (qualified && isBody(qualified[1]!)) {
      text = qualified[1]!;
      qualifier = qualified[2] === '汇总' ? 'consolidated' : 'headquarters';
    }
    const withUnits = WITH_UNITS.exec(text);
    if (withUnits && isBody(withUnits[1]!)) {
      text = withUnits[1]!;
      qualifier = 'consolidated';
    }
  }
  // A second name in brackets is not part of the first.
  const name = text.replace(/\([^()]*\)$/, '');
  return isBody(name) ? { name, qualifier } : null;
}

function bracketedQualifier(stretch: string): Qualifier | null {
  if (stretch.search(HEADQUARTERS) !== -1) return 'headquarters';
  return stretch.search(CONSOLIDATED) === -1 ? null : 'consolidated';
}

function isBody(name: string): boolean {
  return (
    name.length >= 3 &&
    name.length <= LONGEST &&
    /^[\u4e00-\u9fff()·\dA-Za-z]+$/.test(name) &&
    /[\u4e00-\u9fff]/.test(name[0]!) &&
    BODY.test(name) &&
    !NO_BODY.test(name) &&
    !PLACEHOLDER.test(name)
  );
}
