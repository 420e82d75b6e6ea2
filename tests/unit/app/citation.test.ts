import { expect, test } from 'vitest';
import { writeCitation, type Citation } from '#app/source/citation.ts';

const cited: Citation = {
  body: '茂县人力资源和社会保障局',
  title: '茂县人力资源和社会保障局2022年部门决算',
  documentYear: 2022,
  section: '第二部分 / 三、支出决算情况说明',
  lineStart: 96,
  lineEnd: 96,
  figure: '本年支出合计 2022 年，774.90万元',
  sha256: '0123456789abcdef'.repeat(4),
  ownFile: null,
  url: 'https://example.org/juesuan/?v=1&departments=maoxian',
};

test('a Chinese citation leads from the body to the line, the text and the view', () => {
  expect(writeCitation(cited, 'zh')).toBe(
    '茂县人力资源和社会保障局：《茂县人力资源和社会保障局2022年部门决算》，2022 年度，“第二部分 / 三、支出决算情况说明”，第 96 行：本年支出合计 2022 年，774.90万元。文本 SHA-256 0123456789ab。决算对照，https://example.org/juesuan/?v=1&departments=maoxian',
  );
});

test('an English citation does the same and leaves out a section it does not know', () => {
  const english = {
    ...cited,
    body: 'Mao County Bureau',
    section: '',
    lineEnd: 98,
    figure: 'Expenditure, 774.90万元',
  };
  expect(writeCitation(english, 'en')).toBe(
    'Mao County Bureau, 《茂县人力资源和社会保障局2022年部门决算》, fiscal year 2022, lines 96–98: Expenditure, 774.90万元. Text SHA-256 0123456789ab. Juesuan, https://example.org/juesuan/?v=1&departments=maoxian',
  );
});

test('a citation of a reader’s own file says that it is one, by name and whole hash', () => {
  const own = { ...cited, ownFile: '茂县决算.pdf' };
  expect(writeCitation(own, 'zh')).toContain(
    `。读者自有文件“茂县决算.pdf”，SHA-256 ${cited.sha256}，不属于已公布的数据。`,
  );
  expect(writeCitation(own, 'en')).toContain(
    `. The reader’s own file “茂县决算.pdf”, SHA-256 ${cited.sha256}, not part of the published data. Juesuan`,
  );
  expect(writeCitation({ ...own, ownFile: '' }, 'en')).toContain('. Text pasted by the reader, SHA-256 0123');
});
