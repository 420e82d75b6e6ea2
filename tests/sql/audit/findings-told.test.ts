/** The findings of the bundled accounts as the reader meets them: sentences, arithmetic, letters, in both languages. */
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { ruleTitles } from '#audit/rules.ts';
import { auditTables, openNodeEngine, readAuditFiles } from '#build/node-engine.ts';
import { readValidData } from '#build/build-data.ts';
import { tableRows } from '#build/tables.ts';
import type { Finding } from '#model/tables.ts';
import type { DepartmentRow, DocumentFactRow } from '#warehouse/questions/questions.ts';
import { countOf } from '#app/views/findings/audited.ts';
import { causesOf } from '#app/views/findings/causes.ts';
import { writeDocx } from '#app/views/findings/letter/letter-docx.ts';
import { writeLetter, type Letter, type LetterInput } from '#app/views/findings/letter/letter.ts';
import type { Sender } from '#app/views/findings/letter/letter-sender.svelte.ts';
import { letterText } from '#app/views/findings/letter/letter-text.ts';
import { CAPACITIES } from '#app/views/findings/letter/letter-words.ts';
import { tell } from '#app/views/findings/telling/index.ts';
import { caseOf } from '#app/views/findings/telling/told.ts';

const LANGUAGES = ['zh', 'en'] as const;
const files = readAuditFiles();
const rules = ruleTitles(files.rules);

/** What a test has otherwise in a letter. */
type LetterChange = Partial<Pick<LetterInput, 'copy'>> & {
  readonly sender?: Partial<Sender>;
  readonly withNotices?: boolean;
};

let findings: Finding[];
let departments: DepartmentRow[];
let facts: Map<string, DocumentFactRow[]>;

beforeAll(async () => {
  const tables = tableRows(readValidData(fileURLToPath(new URL('../../../data', import.meta.url))));
  findings = (await auditTables(tables)).findings;
  const engine = await openNodeEngine({ tables });
  departments = await engine.ask('departments', {});
  facts = new Map();
  for (const { document_id, entity_id } of departments) {
    facts.set(
      document_id,
      await engine.ask('document_facts', { entities: [entity_id], document: document_id }),
    );
  }
  engine.close();
});

const finding = (id: string): Finding => {
  const found = findings.find((row) => row.finding_id === id);
  if (!found) throw new Error(`no finding ${id}`);
  return found;
};
const ruleOf = ({ rule_id }: Finding) => rules.get(rule_id);
const told = (id: string, lang: 'zh' | 'en' = 'zh') => tell(caseOf(finding(id), lang, ruleOf(finding(id))));

/** Checks that a rule names by a computation, not each with a literal of its own. */
const NAMED_BY_CASE: Readonly<Record<string, readonly string[]>> = {
  'change-pct': ['nil-base'],
  classification: ['other-class', 'unknown-class', 'other-division', 'unknown-division'],
  completion: ['zero-rate', 'department-form', 'completion'],
  'cost-indicator': ['several', 'single'],
  'execution-rate': ['department-execution', 'department-adjustment'],
  'full-score-no-result': ['blank', 'scale', 'no-content', 'name'],
  'indicator-conflict': ['result', 'target', 'twice-result', 'twice-target'],
  'report-claim': ['carried-over', 'none-left', 'none-adjusted', 'none-above'],
  'text-slip': ['goal-year', 'project', 'doubled', 'statement', 'unit', 'numbering'],
  'project-function': ['cost', 'executed', 'more'],
  'sum-receptions': ['detail', 'visitors'],
  'sum-function-class': ['classes', 'items', 'class', 'division'],
};
/** Kinds that the table of residues has. */
const RESIDUES = ['choice', 'gap', 'prompt', 'year', 'markup'];

describe('every check that a rule can make', () => {
  it.each(Object.entries(files.rules))('%s has words', (rule, sql) => {
    const literals = [...sql.matchAll(/'([a-z-]+)' AS check_name/g)].map((match) => match[1]!);
    const byCase = NAMED_BY_CASE[rule] ?? [];
    for (const name of byCase) expect(sql, `${rule} still names ${name}`).toContain(`'${name}'`);
    const checks = [...literals, ...byCase, ...(rule === 'template-residue' ? RESIDUES : [])];
    if (sql.includes('check_name')) expect(checks, 'checks of this rule').not.toEqual([]);
    for (const check of checks.length > 0 ? checks : ['']) {
      const { tellings } = rules.get(rule)!;
      expect(tellings.get(check) ?? tellings.get(''), `${rule} ${check} in its own words`).toBeDefined();
    }
  });

  it('and a rule whose file has none is told in general ones', () => {
    const [name, file] = ['sum-list', files.rules['sum-list']!];
    const added = ruleTitles({
      added: file.replace(`-- id: ${name}`, '-- id: added').replace(/^-- (sentence|question|show).*$/gm, ''),
    });
    const row = { ...finding('zhaohua-2023/sum-list/L277'), rule_id: 'added' };
    const { sentence, question, terms } = tell(caseOf(row, 'zh', added.get('added')));
    expect(sentence).toContain('核对得');
    expect(question).toBe('请说明“在编在职人员”的依据。');
    expect(terms.length).toBeGreaterThan(0);
  });
});

describe('the findings of the five documents', () => {
  it.each(LANGUAGES)('all have a sentence and a question in %s, without gaps', (lang) => {
    expect(findings.length).toBeGreaterThan(100);
    for (const row of findings) {
      const { sentence, question, terms } = tell(caseOf(row, lang, ruleOf(row)));
      const place = `${row.finding_id} ${lang}: ${sentence}`;
      expect(sentence, place).toMatch(lang === 'zh' ? /。$/ : /\.$/);
      expect(question, place).toMatch(
        lang === 'zh'
          ? /？(?:[^？]*如有误，请更正并公告。)?$/
          : /\?(?:[^?]* please correct it and publish the correction\.)?$/,
      );
      expect(`${sentence} ${question}`, place).not.toMatch(/undefined|null|NaN|“”| {2}|\(\)|（）|—/);
      expect(terms.length, place).toBeGreaterThan(0);
      for (const term of terms) {
        expect(term.label, place).not.toBe('');
        expect(term.source, place).not.toBeNull();
      }
    }
  });

  it('accuse nobody', () => {
    for (const row of findings) {
      for (const lang of LANGUAGES) {
        const { sentence, question } = tell(caseOf(row, lang, ruleOf(row)));
        expect(`${sentence}${question}`).not.toMatch(
          /造假|虚报|作假|隐瞒|违规|fraud|false(ly)? |conceal|fake|violat|!|！/i,
        );
      }
    }
  });

  it('name what a reader can find on the lines', () => {
    expect(told('maoxian-2022/change/L41').sentence).toBe(
      '“收、支总计”本年 543.25 万元、上年 534.72 万元，两者之差是 8.53 万元，而增减额载明为 5.53 万元，相差 3.00 万元，四舍五入最多能解释 0.015 万元。同一原因另见第 47、50 行。',
    );
    expect(told('zhaohua-2023/sum-expenditure/L60', 'en').sentence).toBe(
      'Expenditure of the year is given as CNY 44,549.6 thousand, but basic expenditure, project expenditure, payments to superior units, business expenditure and subsidy to affiliated units add up to CNY 44,550.2 thousand: CNY 0.6 thousand apart, of which rounding explains at most CNY 0.3 thousand. The accounts consolidate 8 units; rounding each of them may add CNY 0.4 thousand more. The same cause shows on line 286.',
    );
    expect(told('chaoyang-2024/score-average/L221').sentence).toBe(
      '项目平均分载明为 92.12 分，而已公开的 21 个项目得分平均是 96.51 分，相差 4.39 分，四舍五入最多能解释 0.005 分。“社保维稳专项”的得分没有公开。',
    );
  });

  it('write the arithmetic out, each term from its line', () => {
    const { terms, stated } = told('zhaohua-2023/sum-expenditure/L60');
    expect(terms.slice(0, 2).map(({ before, label, text, line }) => [before, label, text, line])).toEqual([
      ['', '基本支出', '1,056.77 万元', 60],
      ['+', '项目支出', '3,398.25 万元', 60],
    ]);
    expect([stated?.text, stated?.line]).toEqual(['4,454.96 万元', 60]);
    expect(stated?.source).toEqual({
      kind: 'facts',
      formula: '{zhaohua-2023/expenditure.current/final/2023/L60}',
    });
  });

  it('of an added rule that nobody tells yet show their figures', () => {
    const row = { ...finding('maoxian-2022/change/L41'), rule_id: 'new-rule' };
    expect(tell(caseOf(row, 'en', ruleOf(row))).sentence).toMatch(/given as CNY 55.3 thousand/);
    expect(tell(caseOf({ ...row, parameters: 'no JSON' }, 'zh', undefined)).terms).toHaveLength(9);
  });
});

describe('possible causes', () => {
  const causes = (id: string) =>
    causesOf(caseOf(finding(id), 'zh', ruleOf(finding(id))), facts.get(finding(id).document_id) ?? []).join(
      '',
    );

  it('are found where a single figure explains the difference', () => {
    expect(causes('maoxian-2022/change/L41')).toContain('只有一位数字不同'); // 5.53 for 8.53
    expect(causes('leshan-shizhong-2024/change-pct/L249')).toContain('误以本年数为基数'); // 1.61 ÷ 3.24 = 49.69 %
    expect(causes('leshan-shizhong-2024/change-pct/L153')).toContain('截尾'); // 350.31 ÷ 6,385.21 = 5.486 %
    expect(causes('leshan-shizhong-2024/sum-projects/L183')).toContain('漏列'); // 6.60, line 222
    expect(causes('chaoyang-2024/execution-rate/L628')).toContain('先取整'); // 99.97 % as 100.00 %
    expect(causes('chaoyang-2024/score-average/L221')).toContain('当作 0 分'); // 2,026.7 ÷ 22 = 92.12
  });

  it('are not found where none does', () => {
    expect(causes('leshan-shizhong-2024/change-pct/L274')).toBe(''); // 6.72 for 3.03
    expect(causes('zhaohua-2023/sum-expenditure/L60')).toBe('');
  });

  it('are worded as possibilities', () => {
    for (const row of findings) {
      for (const cause of causesOf(caseOf(row, 'zh', ruleOf(row)), facts.get(row.document_id) ?? [])) {
        expect(cause, row.finding_id).toContain('可能');
      }
      for (const cause of causesOf(caseOf(row, 'en', ruleOf(row)), facts.get(row.document_id) ?? [])) {
        expect(cause, row.finding_id).toMatch(/\bmay\b/);
      }
    }
  });
});

describe('a letter of inquiry', () => {
  const SENDER: Sender = {
    capacity: 'office',
    name: '某监督办公室',
    number: '函〔2026〕1 号',
    date: '2026-11-29',
    deadline: '2026-12-20',
    contact: '0000-0000000',
    copies: '',
  };

  const letter = (
    documentId: string,
    lang: 'zh' | 'en',
    { sender = {}, copy = null, withNotices = false }: LetterChange = {},
  ): Letter =>
    writeLetter({
      lang,
      document: departments.find((row) => row.document_id === documentId)!,
      findings: findings.filter(
        (row) => row.document_id === documentId && (withNotices || row.severity !== 'notice'),
      ),
      sender: { ...SENDER, ...sender },
      rules,
      facts: facts.get(documentId) ?? [],
      places: [],
      copy,
    });

  /** The text of a .docx file, paragraph by paragraph. */
  async function textOf(written: Letter): Promise<string> {
    const bytes = new Uint8Array(await (await writeDocx(written)).arrayBuffer());
    const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']!);
    return xml
      .replaceAll(/<\/w:p>/g, '\n')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  }

  const idsOf = (written: Letter) =>
    written.annex.points.flatMap(({ bases }) => bases.map(({ key }) => key)).sort();

  it('has as many points of contradiction as the headline counts', () => {
    for (const { document_id } of departments) {
      const own = findings.filter((row) => row.document_id === document_id);
      const { annex } = letter(document_id, 'zh', { withNotices: true });
      const points = annex.points.filter(({ bases }) =>
        own.some(({ finding_id, severity }) => severity === 'error' && finding_id === bases[0]!.key),
      );
      expect(points).toHaveLength(countOf(own, 'error'));
    }
  });

  it('asks about every finding chosen, each once', () => {
    for (const { document_id } of departments) {
      const own = findings.filter((row) => row.document_id === document_id).map((row) => row.finding_id);
      expect(idsOf(letter(document_id, 'zh', { withNotices: true }))).toEqual(own.sort());
    }
  });

  it('puts what one cause may account for into one point, contradictions first', () => {
    const { parts, annex } = letter('leshan-shizhong-2024', 'zh');
    expect(parts.map(({ title }) => title)).toEqual(['一、公开数字互相矛盾的事项', '二、需要说明口径的事项']);
    const pointOf = (id: string) =>
      annex.points.find(({ bases }) => bases.some(({ key }) => key.endsWith(id)));
    // 5.48% for 5.80%, three times.
    expect(pointOf('change-pct/L153')!.statement).toContain('另见第 186、190 行');
    // 6,121.40 − 6,088.89 = 6,417.72 − 6,385.21 = 32.51.
    expect(pointOf('sum-function-class/L190')!.statement).toContain('另见第 193 行');
    // A rate that misses in size and direction is one finding.
    expect(pointOf('change-pct/L249')!.statement).toContain('方向相反');
    expect(pointOf('change-direction/L249')).toBeUndefined();
    expect(pointOf('change-pct/L256')).not.toBe(pointOf('change-pct/L249'));
    expect(annex.points.map(({ number }) => number)).toEqual(annex.points.map((_, at) => at + 1));
  });

  it.each(LANGUAGES)(
    'is short whatever there is to ask, and says what stands in the annex alone (%s)',
    (lang) => {
      const { parts, annex } = letter('leshan-shizhong-2024', lang, { withNotices: true });
      const told = parts.flatMap(({ points }) => points);
      expect(told.length).toBeLessThan(annex.points.length);
      expect(parts.at(-1)!.rest).toContain(String(annex.points.length - told.length));
      // What four pages hold, less head and foot: half as many 汉字 as Latin letters.
      const length = told.reduce((sum, { statement }) => sum + statement.length, 0);
      expect(length).toBeLessThan(lang === 'zh' ? 4500 : 9000);
    },
  );

  it('asks for the basis and, where a figure is wrong, for a correction, in every capacity', () => {
    for (const capacity of CAPACITIES) {
      const { request, intro, check, foot } = letter('maoxian-2022', 'zh', { sender: { capacity } });
      expect(request.join('')).toContain('口径；如有误，请更正并公告。');
      expect(request.join('')).toContain('2026年12月20日');
      expect(intro.join('').includes('《中华人民共和国预算法》第十四条')).toBe(capacity === 'office');
      expect(intro.join('').includes('《中华人民共和国政府信息公开条例》')).toBe(capacity === 'citizen');
      expect(check.includes('现行有效')).toBe(capacity !== 'press');
      expect(foot.join('\n')).toContain('某监督办公室');
      expect(foot.join('\n')).not.toContain('抄送');
    }
  });

  it('quotes the reader’s own copy, with page and words that a search finds once', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `第 ${at + 1} 段`);
    lines[40] = '2022年度收、支总计均为543.25万元。与2021年相比，收、支总计各增加5.53万元，增长1.03%。';
    const places = lines.map(
      (_, at) => ({ kind: 'page' as const, page: 1 + Math.floor(at / 20), box: null }) as never,
    );
    const written = letter('maoxian-2022', 'zh', { copy: { lines, places } });
    const rows = written.annex.points.flatMap(({ bases }) => bases.flatMap(({ evidence }) => evidence));
    const row = rows.find(({ printed, place }) => printed === '5.53万元' && place.includes('第 41 行'))!;
    expect(row.place).toContain('第 3 页');
    expect(row.before + row.phrase + row.after).toBe('与2021年相比，收、支总计各增加5.53万元，增长1.03%');
    expect(lines.join('\n').split(row.phrase)).toHaveLength(2);
    // Without a copy the printed figure is what can be searched for.
    const [plain] = letter('maoxian-2022', 'zh').annex.points[0]!.bases[0]!.evidence;
    expect(plain).toMatchObject({ before: '', phrase: plain!.printed, after: '' });
  });

  it('is a Word file and plain text with addressee, evidence and room for answers, and no hash', async () => {
    const written = letter('maoxian-2022', 'zh');
    for (const text of [await textOf(written), letterText(written)]) {
      expect(text).toContain('茂县人力资源和社会保障局：');
      expect(text).toContain('543.25 万元 − 534.72 万元 = 8.53 万元；与公开数相差 3.00 万元');
      expect(text).not.toContain(departments.find((row) => row.document_id === 'maoxian-2022')!.sha256);
    }
    expect((await textOf(written)).match(/^答复：$/gm)).toHaveLength(written.annex.points.length);
  });

  it('is in English when asked, with the documents’ words as printed', async () => {
    const text = await textOf(letter('zhaohua-2023', 'en'));
    expect(text).toContain('To: ');
    expect(text).toContain('CNY 10,567.7 thousand + CNY 33,982.5 thousand');
    expect(text).toMatch(/^1056\.77万元$/m); // as printed on line 60
    expect(text).toContain('by 20 December 2026');
  });

  it('takes names with markup for text', async () => {
    const written = letter('maoxian-2022', 'zh');
    const name = '</w:t><script>alert("1")</script> & \u0007甲<b>';
    const text = await textOf({ ...written, addressee: name, request: [name] });
    expect(
      text.split('\n').filter((line) => line === '</w:t><script>alert("1")</script> & 甲<b>'),
    ).toHaveLength(2);
  });
});

describe('what a reader could misread', () => {
  it('a percentage keeps the zeros it was printed with: 100.00% is another claim than 100%', () => {
    expect(told('chaoyang-2024/execution-rate/L628').sentence).toContain('执行率载明为 100.00%');
    expect(told('chaoyang-2024/execution-rate/L628', 'en').sentence).toContain('given as 100.00%');
  });

  it('rates of opposite signs are as far apart as both are from nothing together', () => {
    const id = 'leshan-shizhong-2024/change-pct/L249';
    expect(told(id).sentence).toContain('−33.20%，相差 82.89 个百分点');
    const causes = causesOf(
      caseOf(finding(id), 'zh', ruleOf(finding(id))),
      facts.get('leshan-shizhong-2024'),
    );
    expect(causes.join()).toContain('得 −49.69%，与公开的比率只差正负号');
  });

  it('a rate that is a ratio printed as a percentage has a moved point for its possible cause', () => {
    const id = 'zigong-hr-centre-2023/unit-slip/L1363';
    const causes = causesOf(
      caseOf(finding(id), 'zh', ruleOf(finding(id))),
      facts.get('zigong-hr-centre-2023'),
    );
    expect(causes).toEqual(['公开数移动小数点后（101%）就一致：可能是小数点或单位之误。']);
  });

  it('a result above its target does not fall short of it', () => {
    const cost = finding('leshan-shizhong-2024/full-score-target-missed/L4302');
    const exactly = { ...cost, parameters: cost.parameters!.replace('above-most', 'above-figure') };
    expect(tell(caseOf(exactly, 'zh', ruleOf(exactly))).sentence).toContain('高于目标值');
    expect(told('leshan-shizhong-2024/full-score-target-missed/L4302').sentence).toContain('超过目标的上限');
    expect(told('leshan-shizhong-2024/full-score-target-missed/L1351').sentence).toContain('没有达到目标');
  });

  it('what the text itself accounts for is said with it', () => {
    expect(told('leshan-shizhong-2024/sum-list/L385', 'en').sentence).toContain(
      'Without those who have retired or left their posts the two are equal.',
    );
    expect(told('leshan-shizhong-2024/conflict-project/L534').sentence).toContain(
      '差额正是项目“招工成本补贴”的执行数',
    );
    expect(told('chaoyang-2024/execution-rate/L628').sentence).toContain('只算到整数百分比');
    expect(told('zhaohua-2023/sum-projects/L60').sentence).toContain('预算（并称执行进度为 100%）');
    expect(told('maoxian-2022/form-left-blank/L258').sentence).toContain('预算执行得分');
  });

  it('every number of a count that has too many is named', () => {
    expect(told('leshan-shizhong-2024/indicator-conflict/L390').sentence).toContain(
      '3 个说法：8,500 人、9,413 人和 10,500 人',
    );
  });

  it('a budget is called a budget', () => {
    expect(told('zhaohua-2023/conflict-form/L79').sentence).toContain(
      '“一般公共预算支出”的调整预算（全年预算）在决算说明中',
    );
    expect(told('leshan-shizhong-2024/conflict-report/L196', 'en').sentence).toMatch(
      /^The adjusted budget of/,
    );
  });

  it('a project is named as each place names it', () => {
    expect(told('zigong-hr-centre-2023/conflict-project/L101').sentence).toContain(
      '在报告中（称“人力资源产业园二期工程建设”）是 73.30 万元',
    );
  });

  it('a cost stands as it was filled in', () => {
    expect(told('leshan-shizhong-2024/cost-indicator/L2711').sentence).toContain(
      '填作“800640”（80.064 万元）',
    );
    expect(told('leshan-shizhong-2024/cost-indicator/L3376').sentence).toContain('填作 51.20 万元');
  });

  it('a share that was cut off instead of rounded may have been truncated', () => {
    const row = finding('zigong-hr-centre-2023/share/L46');
    expect(causesOf(caseOf(row, 'zh', ruleOf(row)), facts.get(row.document_id)).join()).toContain(
      '可能是截尾',
    );
  });
});
