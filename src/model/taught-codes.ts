/** Codes that a document prints and no classification lists: the document itself teaches their names. */
import { classificationCode, CODES } from './concept.ts';
import type { Row } from './tables.ts';

type Name = Row<'classification'>;
type Labelled = Pick<Row<'facts'>, 'concept' | 'label_zh' | 'origin'>;

/**
 * The codes of stated figures that a classification lacks, each under the shortest label it is printed with: longer ones
 * have more around the name. Codes that none can be are left out.
 */
export function taughtCodes<T extends Labelled>(
  facts: Iterable<T>,
  classification: readonly Pick<Name, 'scheme' | 'code'>[],
): { fact: T; name: Name }[] {
  const known = new Set(classification.map(({ scheme, code }) => `${scheme} ${code}`));
  const taught = new Map<string, { fact: T; name: Name }>();
  for (const fact of facts) {
    const coded = fact.origin === 'stated' ? classificationCode(fact.concept) : null;
    const key = coded && `${coded.scheme} ${coded.code}`;
    if (!coded || !key || known.has(key) || !CODES[coded.scheme].test(coded.code)) continue;
    const before = taught.get(key)?.name.name_zh;
    if (before !== undefined && before.length <= fact.label_zh.length) continue;
    taught.set(key, { fact, name: { ...coded, name_zh: fact.label_zh, name_en: fact.label_zh } });
  }
  return [...taught.values()];
}
