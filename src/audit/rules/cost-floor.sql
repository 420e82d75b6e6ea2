-- id: cost-floor
-- severity: notice
-- title_zh: 成本指标设了下限
-- title_en: A floor under a cost
-- explanation_zh: 成本指标约束的是最多花多少，而该指标的目标却用“≥”或“>”设定了至少花多少。花得越多越容易达标，目标的方向值得核对。
-- explanation_en: A cost indicator is there to limit what is spent; this one sets with “≥” or “>” the least that is to be spent. The more is spent, the easier it is met, and the sign of the target is worth a check.
-- needs: indicators
-- sentence_zh: {target.count} 项成本指标的目标设成了至少多少（{subject}[target.count > 1 ? 等]），而成本一般以不超过多少为目标。
-- sentence_en: The targets of {target.count} cost {target.count|indicator|indicators} ({subject}[target.count > 1 ?  and others]) set the least to be spent, where a cost is as a rule to be no more than its target.
-- question_zh: 这些成本指标的方向是否填反？
-- question_en: Were the signs of these cost targets turned round?
-- show: target
-- text target: {operator:sign}{value}
SELECT
  document_id, CASE WHEN bool_or(is_floor) THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  arg_min(level3, line_start) FILTER (is_floor) AS subject_zh, CAST(count(*) FILTER (is_floor) AS INTEGER) AS stated, CAST(count(*) AS INTEGER) AS computed,
  list(audit_term('target', indicator := indicator_id, field := 'target', value := target_value, unit := unit)
    ORDER BY line_start, indicator_id) FILTER (is_floor) AS terms,
  any_value(operator) FILTER (is_floor) AS operator, [] AS missing
FROM (
  SELECT *, operator IN ('>=', '>') AS is_floor FROM audit_indicators
  WHERE is_cost(level1, level2) AND regexp_matches(unit, '^(?:亿|千|百)?(?:元|万元?)') AND operator IS NOT NULL
    -- Savings are to be as large as they can.
    AND NOT regexp_matches(level3, '节约|降低|减少|节省|压减')
)
GROUP BY document_id;
