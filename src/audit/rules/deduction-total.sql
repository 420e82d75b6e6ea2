-- id: deduction-total
-- severity: notice
-- title_zh: 减分后几乎为整数的总分
-- title_en: A deduction that ends on a whole total
-- explanation_zh: 自评表的减分带有几位小数，从各项得分中减去后几乎正好是整数总分。减分或许是按总分取整而定的，扣分标准值得说明。
-- explanation_en: The deduction in a form has several decimals, and taking it from the scores leaves almost exactly a whole total. It may have been set to round the total: the standard of the deduction deserves a word.
-- allowance_zh: 只看两位以上小数的减分，余数与公开的整数总分相差不到 0.01，并且一份文件里至少有两张表如此；只有一张可能是偶然。
-- allowance_en: Only deductions of two or more decimals whose remainder is within a hundredth of the whole total printed, and only where two forms of a document or more have one: a single one may be chance.
-- needs: deduction
-- sentence_zh: {form.count} 张自评表的减分带有几位小数，减去后几乎正好是整数总分：{forms_zh}。
-- sentence_en: In {form.count} forms a deduction with several decimals leaves almost exactly a whole total: {forms_en}.
-- question_zh: 减分按什么标准计算？
-- question_en: By which standard were the marks deducted?
-- show: form
-- text form: {value}
WITH form AS (
  SELECT document_id, project_id, name_zh, line_start, scores + task_scores + coalesce(execution_score, 0) AS sum,
    deduction, score_total,
    deduction > 0 AND audit_digits(deduction) >= 2 AND score_total = round(score_total)
      AND abs(scores + task_scores + coalesce(execution_score, 0) - deduction - score_total) <= 0.01 + 1e-9 AS is_whole
  FROM audit_forms
  WHERE deduction > 0 AND score_total IS NOT NULL AND scored > 0
)
SELECT
  document_id, CASE WHEN count(*) FILTER (is_whole) > 1 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  arg_min(name_zh, line_start) FILTER (is_whole) AS subject_zh,
  list(audit_term('form', form := project_id, field := 'deduction', value := deduction, unit := 'point')
    ORDER BY line_start, project_id) FILTER (is_whole) AS terms,
  string_agg('“' || name_zh || '” ' || round(sum, 3) || ' − ' || deduction || ' = ' || round(sum - deduction, 3) || '，表中总分 '
    || CAST(score_total AS INTEGER), '；' ORDER BY line_start) FILTER (is_whole) AS forms_zh,
  string_agg('“' || name_zh || '” ' || round(sum, 3) || ' − ' || deduction || ' = ' || round(sum - deduction, 3) || ', total printed '
    || CAST(score_total AS INTEGER), '; ' ORDER BY line_start) FILTER (is_whole) AS forms_en,
  [] AS missing
FROM form
GROUP BY document_id;
