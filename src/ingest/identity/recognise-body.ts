/** Which body a document names: in its title, above its forms, in its headings, and in its sentences. */
import type { SourceDocument } from '../source.ts';
import { compactText } from '../text.ts';
import { type Qualifier, readBodyName } from './body-name.ts';
import { type Division, indexOf } from './division.ts';
import { readPlace } from './place.ts';
import { splitTitle, titleStretches } from './title.ts';
import { lookingBack } from '../looking-back.ts';
import type { Evidence } from './evidence.ts';
import type { PrintedLine } from './printed-lines.ts';

/** The body a document names. */
export interface RecognisedName {
  /** As printed, without what qualifies it; '' where none is named. */
  readonly name: string;
  readonly qualifier: Qualifier | null;
  /** Whether the words leave no other body open. */
  readonly isCertain: boolean;
  readonly evidence: readonly Evidence[];
}

interface Naming {
  readonly name: string;
  readonly qualifier: Qualifier | null;
  readonly evidence: Evidence;
}

/** Recognises the body. The title decides; what else the document says may complete or contradict it. */
export function recogniseBody(
  title: readonly PrintedLine[],
  lines: readonly PrintedLine[],
  divisions: readonly Division[],
): RecognisedName {
  const inTitle = titleNames(title, divisions);
  const above = mostNamed(lines.flatMap(nameAboveForm), divisions);
  const around = mostNamed(lines.flatMap(namesAround), divisions);
  if (inTitle.length > 0) return fromTitle(inTitle, [above, around], divisions);
  for (const [namings, enough] of [
    [above, 1],
    [mostNamed(nameListed(lines), divisions), 1],
    [around, 2],
    [mostNamed(namesAnywhere(lines, divisions), divisions), 3],
  ] as const) {
    const [first, second] = namings;
    if (!first) continue;
    return {
      name: first.name,
      qualifier: first.qualifier,
      isCertain: first.count >= enough && (second?.count ?? 0) * 2 < first.count,
      evidence: [first.evidence, ...(second ? [second.evidence] : [])],
    };
  }
  return { name: '', qualifier: null, isCertain: false, evidence: [] };
}

const LABELS = [
  /^(?:项目)?(?:实施|承担|执行|预算|用款)单位$|^(?:部门|单位)(?:\((?:部门|单位)\))?名称$/,
  /^(?:项目)?主管(?:部门|单位)/,
];

/**
 * The body that a form names beside its label, where the text around it names none: who carries out the project, else who is
 * above it. Never certain: whoever publishes the form may be either.
 */
export function bodyInForms({ blocks }: SourceDocument): RecognisedName {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  for (const label of LABELS) {
    for (const { cells, lineStart } of rows) {
      const filled = cells.map(({ text }) => compactText(text).text).filter((text) => text !== '');
      const at = filled.findIndex((text) => label.test(text));
      const body = at < 0 ? null : readBodyName(filled[at + 1] ?? '');
      if (body) return { ...body, isCertain: false, evidence: [{ text: filled[at + 1]!, line: lineStart }] };
    }
  }
  return { name: '', qualifier: null, isCertain: false, evidence: [] };
}

/** The bodies a title names; one name that ends another is the same body. */
function titleNames(title: readonly PrintedLine[], divisions: readonly Division[]): Naming[] {
  const stretches = titleStretches(title, divisions);
  // 茂县2024年度财政局部门决算: the place stands apart from the name.
  const place = stretches.find(({ text }) => isPlaceAlone(text, divisions))?.text ?? '';
  const namings = stretches.flatMap(({ text, line }): Naming[] => {
    const body = readBodyName(text);
    if (!body) return [];
    const name = readPlace(body.name, divisions).divisions.length > 0 ? body.name : place + body.name;
    return [{ ...body, name, evidence: { text: body.name, line } }];
  });
  const distinct = namings.filter(
    ({ name }, index) =>
      !namings.some(
        (other, at) =>
          at !== index &&
          (other.name.endsWith(name) || other.name.endsWith(`${name}人民政府`)) &&
          (other.name !== name || at < index),
      ),
  );
  const withoutLetterhead = distinct.filter(({ name }) => !/人民政府$/.test(name));
  const bodies = withoutLetterhead.length > 0 ? withoutLetterhead : distinct;
  const qualifier = namings.find((naming) => naming.qualifier)?.qualifier ?? null;
  return bodies.map((naming) => (bodies.length === 1 ? { ...naming, qualifier } : naming));
}

function isPlaceAlone(text: string, divisions: readonly Division[]): boolean {
  const { rest, isWrittenOut } = readPlace(text, divisions);
  return isWrittenOut && rest === '';
}

function fromTitle(
  inTitle: readonly Naming[],
  elsewhere: readonly (readonly Counted[])[],
  divisions: readonly Division[],
): RecognisedName {
  const chosen = inTitle.at(-1)!;
  const others = elsewhere.flat();
  const fuller = readPlace(chosen.name, divisions).isWrittenOut
    ? undefined
    : others.find(
        ({ name }) =>
          name !== chosen.name && name.endsWith(chosen.name) && readPlace(name, divisions).isWrittenOut,
      );
  const [aboveForms] = elsewhere[0] ?? [];
  const contradicts =
    aboveForms !== undefined &&
    aboveForms.count > 1 &&
    !elsewhere[0]!.some(({ name }) => isSameBody(name, chosen.name, divisions));
  return {
    name: fuller?.name ?? chosen.name,
    qualifier: chosen.qualifier,
    isCertain: inTitle.length === 1 && !contradicts,
    evidence: [
      ...inTitle.map(({ evidence }) => evidence),
      ...(fuller ? [fuller.evidence] : []),
      ...(contradicts ? [aboveForms.evidence] : []),
    ],
  };
}

/** Whether two names may be one body's, one of them without all of its place. */
function isSameBody(one: string, other: string, divisions: readonly Division[]): boolean {
  if (one.endsWith(other) || other.endsWith(one)) return true;
  return readPlace(one, divisions).rest === readPlace(other, divisions).rest;
}

const ABOVE_FORM =
  /(?:^|[^\u4e00-\u9fff])(?:(?:公开|编制|编报|填报|填表)(?:部门|单位)|部门名称|单位名称|部门|单位)(?:\(名称\))?:([^:,;。、]{3,300}?)(?=20\d{2}年|(?:金额)?单位:|公开\d|金额|\)?$)/;

/** The body named in the line above a form: `编制单位:茂县财政局`. */
function nameAboveForm({ text, line }: PrintedLine): Naming[] {
  const match = text.length <= 400 ? ABOVE_FORM.exec(text) : null;
  const body = match ? readBodyName(match[1]!) : null;
  return body ? [{ ...body, evidence: { text: match![0], line } }] : [];
}

/** The heading above the bodies that a department's accounts are made of. */
const COMPOSITION = /(?:单位|部门|机构)(?:决算)?构成(?:情况)?[:。]?$/;
/** 纳入2022年度决算编制范围的单位为:甲县乙中心。 */
const COMPILED_OF =
  /(?:决算|预算)?(?:编制|编报|公开)范围的?[^:。,]{0,16}?单位[^:。,]{0,12}?(?::|为:?|是:?|包括:?)(?:1[.、])?([\u4e00-\u9fff()]{4,40}?)(?=[。、,;]|和|$)/;

/** The body listed first below the heading on whose accounts they are: itself, before what is below it. */
function nameListed(lines: readonly PrintedLine[]): Naming[] {
  return lines.flatMap(({ text, line }, index): Naming[] => {
    const compiled = readBodyName(COMPILED_OF.exec(text)?.[1] ?? '');
    if (compiled) return [{ ...compiled, qualifier: null, evidence: { text: compiled.name, line } }];
    if (text.length > 30 || !COMPOSITION.test(text)) return [];
    const first = lines
      .slice(index + 1, index + 4)
      .find((one) => /^(?:\d{1,2}[.、]|\(?[一1]\)?[、.)])/.test(one.text));
    const body = first && first.text.length <= 60 ? readBodyName(first.text.replace(/[。;,].*$/, '')) : null;
    return body
      ? [{ name: body.name, qualifier: null, evidence: { text: body.name, line: first!.line } }]
      : [];
  });
}

const OPENING =
  /^(?:\(?[一二三四五六七八九十\d]{1,3}[.、)])?([\u4e00-\u9fff()·\d]{3,80}?)(?:部门)?(?:20\d{2}年|属于|下属|下设|内设|共有|机关运行|截至|主要职[责能]|[为是](?=[^。,;]{0,24}(?:事业单位|行政单位|参公))|是(?:主管|全|[省市州县区]|负责|贯彻))/;
const COMPILED = /(?:纳入|现将|现对)([\u4e00-\u9fff()·]{3,80}?)(?:部门)?20\d{2}年/;

/** A sentence on the body's own units, and the one that presents the accounts, says whose document it is more surely than others. */
const OWN_UNITS = /^[^。]{3,90}?(?:属于|下属|下设|内设|机关运行)/;

/** Bodies named by headings of the accounts and by sentences that open with them. */
function namesAround({ text, line }: PrintedLine): Naming[] {
  const opening = OPENING.exec(text)?.[1];
  const stretches = [opening, COMPILED.exec(text)?.[1]];
  if (text.length <= 120 && !/[。;]/.test(text)) {
    const overview = /^(.{3,80}?)(?:部门|单位)?(?:基本)?概况$/.exec(text)?.[1];
    stretches.push(overview, ...(/决算/.test(text) ? splitTitle(text) : []));
  }
  const names = stretches.flatMap((stretch) => {
    const body = stretch === undefined ? null : readBodyName(stretch);
    return body ? [body] : [];
  });
  const distinct = [...new Map(names.map((body) => [body.name, body])).values()];
  const namings = distinct.map((body) => ({ ...body, evidence: { text: body.name, line } }));
  return (opening !== undefined && OWN_UNITS.test(text)) || /^[^。]{0,40}现[将对]/.test(text)
    ? [...namings, ...namings]
    : namings;
}

const PLACE = String.raw`[\u4e00-\u9fff]{1,13}[省市州盟区县旗]`;
const PLACE_AT_END = new RegExp(`${PLACE}$`);
const BODY_BEHIND_PLACE = lookingBack(
  String.raw`(?<=${PLACE})[\u4e00-\u9fff]{2,18}?(?:局|厅|中心|委员会)`,
  'g',
);

/** 根据某省财政厅《关于…的通知》: whose orders are followed. 经某县财政局汇总，: it adds up what the bodies of a place spent, and the figures are none of its own. */
const ORDERS = /(?:根据|按照|依据|依照|遵照|贯彻(?:执行|落实)|协助|配合|受)[^,。;]{0,24}$/;
const ADDS_UP = /^(?:对[^,。;]{0,30}?)?(?:进行)?(?:统计|审核)*汇总(?:$|[,。;])/;

/** Bodies with a place in their name, wherever they stand. The last resort of a document without a title. */
function namesAnywhere(lines: readonly PrintedLine[], divisions: readonly Division[]): Naming[] {
  const { bySpokenName } = indexOf(divisions);
  const addingUp = new Set<string>();
  const namings = lines.flatMap(({ text, line }) =>
    [...text.matchAll(BODY_BEHIND_PLACE)].flatMap((match): Naming[] => {
      const before = PLACE_AT_END.exec(text.slice(0, match.index))![0];
      const from = [...before].findIndex((_, index) => bySpokenName.has(before.slice(index)));
      const body = from === -1 ? null : readBodyName(before.slice(from) + match[0]);
      if (ORDERS.test(text.slice(0, match.index))) return [];
      if (body && ADDS_UP.test(text.slice(match.index + match[0].length))) addingUp.add(body.name);
      return body ? [{ ...body, evidence: { text: body.name, line } }] : [];
    }),
  );
  return namings.filter(({ name }) => !addingUp.has(name));
}

interface Counted extends Naming {
  readonly count: number;
}

/** Names by how often they stand, those with their place first; a name that ends another counts for it. */
function mostNamed(namings: readonly Naming[], divisions: readonly Division[]): Counted[] {
  const counted = new Map<string, Counted>();
  for (const naming of namings) {
    const before = counted.get(naming.name);
    counted.set(naming.name, {
      ...naming,
      qualifier: before?.qualifier ?? naming.qualifier,
      evidence: before?.evidence ?? naming.evidence,
      count: (before?.count ?? 0) + 1,
    });
  }
  const all = [...counted.values()];
  const isPlaced = ({ name }: Counted) => Number(readPlace(name, divisions).isWrittenOut);
  return all
    .filter(({ name }) => !all.some((other) => other.name !== name && other.name.endsWith(name)))
    .map((one) => ({
      ...one,
      count: all.reduce((sum, { name, count }) => sum + (one.name.endsWith(name) ? count : 0), 0),
    }))
    .sort((a, b) => isPlaced(b) - isPlaced(a) || b.count - a.count);
}
