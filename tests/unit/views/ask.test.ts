/** Questions in words on the bundled accounts: where each leads, what was understood and what was not. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleTitles } from '#audit/rules.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import { knownBodies, knownProjects, knownRules, FIXED } from '#app/views/ask/known.ts';
import { knownItems, possibleItems, reportedBy } from '#app/views/ask/known-items.ts';
import { leadsOf } from '#app/views/ask/leads.ts';
import { Vocabulary } from '#app/views/ask/understand.ts';
import { withPinyin } from '#app/views/ask/pinyin.ts';
import { latestOfEach } from '#app/session/departments.ts';
import { readValidData } from '#build/build-data.ts';
import { openNodeEngine, readAuditFiles, type NodeEngine } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';
import { IN_OTHER_WAYS, LATER, OF_FURTHER_VIEWS, QUESTIONS, WITH_LIMITS } from './ask-questions.ts';

let engine: NodeEngine;
let vocabulary: Vocabulary;

beforeAll(async () => {
  const data = readValidData(fileURLToPath(new URL('../../../data', import.meta.url)));
  engine = await openNodeEngine({ tables: tableRows(data) });
  const bodies = latestOfEach(await engine.ask('departments', {}));
  const shown = { entities: bodies.map(({ entity_id }) => entity_id), years: [2022, 2023, 2024] };
  const items = await engine.ask('trend_concepts', shown);
  const codesOf = (scheme: string) => engine.ask('classification_name', { scheme, code: '' });
  vocabulary = new Vocabulary(
    [
      ...withPinyin(FIXED),
      ...knownBodies(bodies),
      ...withPinyin(knownItems(items)),
      ...knownRules(ruleTitles(readAuditFiles().rules)),
      ...knownProjects(
        await engine.ask('assessment_projects', shown),
        await engine.ask('assessment_indicators', { ...shown, project: '' }),
      ),
      ...withPinyin(possibleItems(await codesOf('functional'), await codesOf('economic'))),
    ],
    reportedBy(items),
  );
});
afterAll(() => engine?.close());

/** The parts of an address, in any order. */
const partsOf = (address: string): string[] =>
  [...new URLSearchParams(address)]
    .filter(([name]) => name !== 'v')
    .map(([name, value]) => `${name}=${value}`)
    .sort();

function opened(question: string): string[] | null {
  const [best] = leadsOf(vocabulary.understand(question));
  if (!best) return null;
  const { subject = ADDRESSES.initial.subject } = best.choices;
  return partsOf(
    ADDRESSES.serialise({ ...ADDRESSES.initial, ...ADDRESSES.toSubject(subject), ...best.choices }),
  );
}

describe('a question opens its view:', () => {
  test.each([...[...QUESTIONS, ...LATER, ...IN_OTHER_WAYS, ...WITH_LIMITS, ...OF_FURTHER_VIEWS]])(
    '%s',
    (question, address) => {
      expect(opened(question)).toEqual(address === null ? null : partsOf(address));
    },
  );
});

describe('what is not understood is told:', () => {
  test.each([
    ['除了朝阳以外的部门三公经费', ['除了 朝阳']],
    ['三公 不算昭化和茂县', ['不算 昭化', '不算 茂县']],
    ['all except Maoxian spending', ['except maoxian']],
    ['departments without receptions', ['without']],
    ['2020年以来 支出', ['2020年以来']],
    ['how many people work in Leshan', ['people', 'work']],
    ['昭华 三公经费', ['昭华']],
    ['receptions above 50,000 yuan', ['above 50,000 yuan']],
    ['三公经费增长率超过50%', ['超过50%']],
    ['三公 不含接待、公车 茂县', ['不含 接待', '不含 公车']],
    ['除三公外的支出', ['除 三公']],
    ['朝阳以外的部门三公', ['朝阳以外']],
    ['没有三公经费的部门', ['没有']],
    ['昭化而不是茂县的三公', ['而不是 茂县']],
    // With the end of the noun, and the base of an index whole.
    ['乐山市中区社保缴费', ['社保缴费']],
    ['编制人数 乐山', ['编制人数']],
    ['三公 指数 2022=100', ['2022=100']],
  ])('%s', (question, unknown) => {
    expect(vocabulary.understand(question).unknown).toEqual(unknown);
  });
});

describe('what is known and reported by nobody is told apart from what is not known:', () => {
  test.each([
    ['昭化区工会经费多少', ['工会经费'], []],
    ['国有资本经营预算支出 茂县', ['国有资本经营预算支出'], []],
    ['20101', ['20101人大事务'], []],
    // Nor is it the end of another name, or a word of glue.
    ['小额担保贷款贴息', [], ['小额担保贷款贴息']],
    ['heating costs Chaoyang', [], []],
    ['非同级财政拨款', [], ['非同级财政拨款']],
  ])('%s', (question, unreported, unknown) => {
    const understanding = vocabulary.understand(question);
    expect(understanding.unreported.map(({ meant }) => meant[0]!.label.zh)).toEqual(unreported);
    expect(understanding.unknown).toEqual(unknown);
  });
});

describe('what the view does not show of a question is told:', () => {
  test.each([
    ['收入构成 朝阳', ['parts']],
    ['哪些部门三公增长最快', ['items']],
    ['indicators about training in Zhaohua', ['items']],
    ['绩效得分 历年', ['trend']],
    ['昭化工资超预算了吗', ['budget']],
    ['wages per visitor', ['unit-cost']],
    ['收入 三公 昭化', ['further-items']],
    ['住房公积金 采购', ['further-items']],
    // Beside one another in their view.
    ['会议费 培训费', []],
    ['公务接待费 公务用车', []],
  ])('%s', (question, unshown) => {
    expect(leadsOf(vocabulary.understand(question))[0]!.unshown).toEqual(unshown);
  });
});
