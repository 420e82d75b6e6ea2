import { describe, expect, it } from 'vitest';
import { readSqlFiles } from '#build/node-engine.ts';
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { compileQuestion } from '#warehouse/questions/compile-question.ts';
import { QUESTION_NAMES, QUESTIONS } from '#warehouse/questions/questions.ts';
import { QUERY_FILES, MACRO_FILES } from '#warehouse/sql.ts';

const files = readSqlFiles('queries');

describe('the registry of questions', () => {
  it('has a file for every question and a question for every file', () => {
    expect(Object.keys(files).sort()).toEqual([...QUESTION_NAMES].sort());
  });

  it.each(QUESTION_NAMES)('agrees with the header of %s on its parameters', (question) => {
    const { params } = compileQuestion(files[question]!);
    expect(Object.fromEntries(params.map(({ name, kind }) => [name, kind]))).toEqual(
      QUESTIONS[question].params,
    );
  });

  it.each(QUESTION_NAMES)('knows the tables %s reads', (question) => {
    // The macro that ranks figures reads facts and documents.
    const sql = files[question]!.replace(/^--.*$/gm, '').replaceAll('figure(', 'facts documents (');
    const read = TABLE_NAMES.filter((table) => new RegExp(`(FROM|JOIN)\\s+([a-z]+ )?${table}\\b`).test(sql));
    expect([...QUESTIONS[question].tables].sort()).toEqual(read.sort());
  });

  it.each(QUESTION_NAMES)('says first what %s returns', (question) => {
    expect(files[question]).toMatch(/^-- [A-Z]/);
  });
});

describe('the SQL files', () => {
  it.each(['macros/figure', 'queries/trend_concepts'] as const)(
    '%s leaves out exactly the itemised concepts',
    (file) => {
      const [folder, name] = file.split('/') as ['macros' | 'queries', string];
      const [, listed] = /concept NOT IN \(([^)]*)\)/.exec(readSqlFiles(folder)[name]!)!;
      expect([...listed!.matchAll(/'([^']*)'/g)].map(([, concept]) => concept)).toEqual(ITEMISED_CONCEPTS);
    },
  );

  it('are the same for the browser and for Node', () => {
    expect(QUERY_FILES).toEqual(files);
    expect(MACRO_FILES).toEqual(readSqlFiles('macros'));
  });

  it('use nothing that needs an extension of the engine', () => {
    for (const sql of [...Object.values(files), ...Object.values(MACRO_FILES)]) {
      expect(sql.replace(/^--.*$/gm, '')).not.toMatch(
        /collate|json|strftime\s*\(\s*now|read_parquet|read_csv|->>/i,
      );
    }
  });
});
