/** Whose accounts a document holds, of which year and scope: proposed from its words, settled by a reader. */
import type { RegisteredEntity, Registry } from '../disclosure.ts';
import { isPortalLine } from '../portal.ts';
import type { SourceDocument } from '../source.ts';
import { compactText } from '../text.ts';
import { composeEntity, ownName } from './body.ts';
import type { Division } from './division.ts';
import { recogniseDivision } from './place.ts';
import { bodyInForms, recogniseBody } from './recognise-body.ts';
import { listedUnits, recogniseScope } from './recognise-scope.ts';
import { recogniseYear } from './recognise-year.ts';
import { readStaff, type Staff } from './staff.ts';
import { headingOfAccounts, titleLines } from './title.ts';
import { lookingBack } from '../looking-back.ts';
import type { Scope, Evidence, Given } from './evidence.ts';
import type { PrintedLine } from './printed-lines.ts';
import { printedHeads, printedLines } from './printed-lines.ts';

/** Whose accounts a document holds. */
export interface Identity {
  readonly entity: RegisteredEntity;
  readonly fiscalYear: number;
  /** Null where the document does not say. */
  readonly scope: Scope | null;
  /** As printed. */
  readonly title: string;
  /** ISO day, or null where the document does not say. */
  readonly publishedOn: string | null;
  /** Address it was published at, and the ISO day it was taken from there, where a person has said so. */
  readonly sourceUrl?: string | null;
  readonly retrievedOn?: string | null;
  /** Of the file as published, where that is what was read. */
  readonly fileSha256?: string | null;
}

/** What the words of a document leave open: asked of the reader, not guessed. */
export type Doubt = 'body' | 'division' | 'year' | 'scope';

/** What was recognised, from which printed words, and what is open. */
export interface Proposal {
  /** Null where the document names no body. */
  readonly entity: RegisteredEntity | null;
  /** Whether the registry lists the body. */
  readonly registered: boolean;
  readonly fiscalYear: number | null;
  readonly scope: Scope | null;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly staff: Staff | null;
  readonly doubts: readonly Doubt[];
  readonly evidence: {
    readonly body: readonly Evidence[];
    readonly year: readonly Evidence[];
    readonly scope: readonly Evidence[];
  };
  /** Divisions the body may belong to where its name fits several, best first. */
  readonly divisions: readonly Division[];
}

/** A document that names no body or no year. The message is one English sentence. */
export class UnrecognisedDocument extends Error {
  override readonly name = 'UnrecognisedDocument';

  constructor(
    message: string,
    readonly proposal: Proposal,
  ) {
    super(message);
  }
}

/** Recognises a document. Never fails: what was not found is null, and a doubt. */
export function proposeIdentity(source: SourceDocument, registry: Registry, given: Given = {}): Proposal {
  const { divisions } = registry;
  const lines = printedLines(source);
  const atTop = titleLines(lines, divisions);
  const heading = atTop.length === 0 ? headingOfAccounts(lines) : null;
  const title = heading ? [heading] : atTop;
  const named = recogniseBody(title, lines, divisions);
  const body =
    given.body === undefined
      ? named.name === ''
        ? bodyInForms(source)
        : named
      : { name: compactText(given.body).text, qualifier: null, isCertain: true, evidence: [] };
  const year = recogniseYear(title, lines, printedHeads(source), given);
  const scope = recogniseScope(title, lines, body, listedUnits(source));
  const place = body.name === '' ? null : recogniseDivision(body.name, lines, divisions);
  const entity = place && recogniseEntity(body.name, place.division, registry, statedKind(body.name, lines));
  const isPlaced = entity?.registered || place?.isCertain;
  return {
    entity: entity?.entity ?? null,
    registered: entity?.registered ?? false,
    fiscalYear: year.year,
    scope: scope.scope,
    title:
      printedTitle(title) ||
      (lines.find(({ text }) => !/^目[录次]$/.test(text) && !isPortalLine(text))?.printed ?? ''),
    publishedOn: publicationDay(lines),
    staff: readStaff(source),
    doubts: [
      ...(entity && body.isCertain ? [] : (['body'] as const)),
      ...(isPlaced ? [] : (['division'] as const)),
      ...(year.year !== null && year.isCertain ? [] : (['year'] as const)),
      ...(scope.isCertain ? [] : (['scope'] as const)),
    ],
    evidence: { body: body.evidence, year: year.evidence, scope: scope.evidence },
    divisions: isPlaced || !place ? [] : place.candidates,
  };
}

/** The registered body of a name, or a row made for it. */
function recogniseEntity(
  name: string,
  division: Division | null,
  registry: Registry,
  kind: string | undefined,
): { entity: RegisteredEntity; registered: boolean } {
  const known = findRegistered(name, division, registry);
  return known
    ? { entity: known, registered: true }
    : { entity: composeEntity({ name, division, ...(kind && { kind }) }), registered: false };
}

/** A body calls itself an institution where the word ends a clause: 为事业单位提供服务 says nothing of it. */
const INSTITUTION = lookingBack(
  String.raw`(?:单位|机构)的?(?:性质|类型|类别|属性)(?::|为|是|属于?)[^。,;]{0,12}事业(?:单位|法人)|([本我](?:单位|部门|中心|院|校|处|所|站|队|馆|园|台|场|局)|[\u4e00-\u9fff()·]{4,40}?)(?:是|为|属于?|系)([^。,;:]{0,30})(?<!下属|所属|直属|下设|机关|各类?|[和及、])事业(?:单位(?:法人)?|法人)(?=$|[。,;()])`,
);
/** Money and rank that only an institution's own description has. */
const OF_INSTITUTION = /全额|差额|参照|参公|公益|拨款|补助|全供|自收自支/;

/** What a document calls the body itself, whatever its name ends in: 本单位为全额拨款事业单位. Undefined where it does not say. */
function statedKind(name: string, lines: readonly PrintedLine[]): string | undefined {
  const isOwn = (subject: string | undefined) =>
    subject === undefined ||
    /^[本我]/.test(subject) ||
    subject.endsWith(name) ||
    (subject.length > 4 && name.endsWith(subject));
  const isSaid = lines.some(({ text }) => {
    const match = INSTITUTION.exec(text);
    return match !== null && isOwn(match[1]) && (!/[局厅委府]$/.test(name) || OF_INSTITUTION.test(match[0]));
  });
  return isSaid ? 'service_centre' : undefined;
}

/**
 * The registered body that a name and division are of: by its name in full, with more of its place in front, or by
 * the same name in the same division, abbreviated or not. Null where the registry does not list it.
 */
export function findRegistered(
  name: string,
  division: Division | null,
  registry: Pick<Registry, 'entities' | 'divisions'>,
): RegisteredEntity | null {
  const byName = registry.entities
    .filter(({ name_zh }) => {
      const known = compactText(name_zh).text;
      return (
        name.endsWith(known) &&
        /^(?:[\u4e00-\u9fff]{1,20}[省市区州盟县旗])?$/.test(name.slice(0, -known.length))
      );
    })
    .toSorted((a, b) => b.name_zh.length - a.name_zh.length);
  if (byName[0]) return byName[0];
  if (!division) return null;
  const own = ownName(name, division);
  return (
    registry.entities.find(
      ({ name_zh, division_code }) =>
        division_code === division.code && ownName(compactText(name_zh).text, division) === own,
    ) ?? null
  );
}

/** A title printed twice, as on a cover and above the text, is one title, whichever of them is broken over lines. */
function printedTitle(title: readonly PrintedLine[]): string {
  const kept: PrintedLine[] = [];
  for (const line of title)
    if (
      !kept
        .map(({ text }) => text)
        .join('')
        .includes(line.text)
    )
      kept.push(line);
  return kept
    .map(({ printed }) => printed)
    .join('')
    .replace(/^第[一二三四五六七八九十\d]+部分\s*[:：]?\s*|\s*目\s*录$/g, '');
}

function publicationDay(lines: readonly PrintedLine[]): string | null {
  for (const { text } of lines) {
    const match = /(?:公开|发布|公示)(?:时间|日期)(?:为|是)?:?(20\d{2})[年./-](\d{1,2})[月./-](\d{1,2})/.exec(
      text,
    );
    if (match) return `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  }
  return null;
}

/**
 * The identity as proposed, doubts or not.
 * @throws UnrecognisedDocument when the document names no body or no year
 */
export function requireIdentity(proposal: Proposal): Identity {
  const { entity, fiscalYear, scope, title, publishedOn } = proposal;
  if (!entity) throw new UnrecognisedDocument('The document shows the name of no body.', proposal);
  if (fiscalYear === null) {
    throw new UnrecognisedDocument(
      `The document of ${entity.name_zh} does not say which year it is of.`,
      proposal,
    );
  }
  return { entity, fiscalYear, scope, title, publishedOn };
}
