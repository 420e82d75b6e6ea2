-- What a printed number stands for, and when two numbers contradict each other.
--
-- A number printed with d decimals stands for everything that rounds to it: ± half a unit of its last digit.
-- Numbers are compared as such intervals, never as points: they contradict each other when the intervals
-- do not meet. Nothing is forgiven beyond that, except what the binary arithmetic of the engine adds itself.

-- Half a unit of the last printed digit. A number of unknown precision may stand for anything: what it takes part in
-- cannot be checked: ten to the four hundredth is infinite to the engine.
CREATE OR REPLACE TEMP MACRO audit_half(decimals) AS 0.5 * pow(10, coalesce(-decimals, 400));

-- Decimals a mark needs to be written out (5.85 has two, 10 has none): marks are printed without closing zeros.
CREATE OR REPLACE TEMP MACRO audit_digits(mark) AS CASE
  WHEN mark = round(mark) THEN 0
  WHEN abs(mark - round(mark, 1)) < 1e-9 THEN 1
  WHEN abs(mark - round(mark, 2)) < 1e-9 THEN 2
  WHEN abs(mark - round(mark, 3)) < 1e-9 THEN 3
  ELSE 4
END;

-- How a stated interval relates to a computed one. Without either of them, or where one has no end, nothing can be said:
-- then their sum is null or infinite. An argument is planned as often as it is named: the macros name them seldom.
CREATE OR REPLACE TEMP MACRO audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS
CASE
  WHEN NOT coalesce(isfinite(stated + stated_low + stated_high + computed + computed_low + computed_high), false)
    THEN 'not-checkable'
  WHEN greatest(stated_low - computed_high, computed_low - stated_high) <= 1e-9 * greatest(1, abs(stated))
    THEN 'consistent'
  ELSE 'inconsistent'
END;

-- The same of one quantity stated twice with the same precision: half-open, for 2.00 and 1.99 touch and are not one.
CREATE OR REPLACE TEMP MACRO audit_same(stated, stated_low, stated_high, other, other_low, other_high) AS
CASE
  WHEN NOT coalesce(isfinite(stated + stated_low + stated_high + other + other_low + other_high), false) THEN 'not-checkable'
  WHEN greatest(stated_low - other_high, other_low - stated_high)
    > CASE WHEN stated <> other AND abs((stated_high - stated_low) - (other_high - other_low)) <= 1e-9 THEN -1e-9 ELSE 1e-9 END
      * greatest(1, abs(stated)) THEN 'inconsistent'
  ELSE 'consistent'
END;

-- The most that rounding could explain of the difference between the two, on the side where they differ.
CREATE OR REPLACE TEMP MACRO audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS
CASE
  WHEN stated >= computed THEN (stated - stated_low) + (computed_high - computed)
  ELSE (stated_high - stated) + (computed - computed_low)
END;

-- Whether what two numbers of so many decimals are apart is as one slip of the pen leaves it: one digit read as another, or
-- two that changed places.
CREATE OR REPLACE TEMP MACRO audit_is_slip(difference, decimals) AS
regexp_matches(CAST(CAST(round(abs(difference) * pow(10, decimals)) AS BIGINT) AS VARCHAR), '^([1-9]|9|18|27|36|45|54|63|72|81)0*$');

-- 'notice' for a difference of at most one unit of the last printed digit, which truncation makes, or a
-- share bent so that its column makes 100; null for anything more, which has the severity of the rule.
CREATE OR REPLACE TEMP MACRO audit_severity(difference, decimals) AS
CASE WHEN abs(difference) <= pow(10, -decimals) * (1 + 1e-6) THEN 'notice' END;

-- Bounds of numerator ÷ denominator, times 100; null where the denominator may be zero or is negative.
CREATE OR REPLACE TEMP MACRO audit_percent_low(numerator_low, denominator_low, denominator_high) AS
CASE
  WHEN denominator_low <= 0 THEN NULL
  WHEN numerator_low >= 0 THEN 100 * numerator_low / denominator_high
  ELSE 100 * numerator_low / denominator_low
END;
CREATE OR REPLACE TEMP MACRO audit_percent_high(numerator_high, denominator_low, denominator_high) AS
CASE
  WHEN denominator_low <= 0 THEN NULL
  WHEN numerator_high >= 0 THEN 100 * numerator_high / denominator_low
  ELSE 100 * numerator_high / denominator_high
END;

-- Bounds of change ÷ (current - change), times 100: growth on a year before that only the change tells. The
-- quotient rises with the change; with the current amount it falls where the change is positive, rises where not.
CREATE OR REPLACE TEMP MACRO audit_growth_low(change_low, current_low, current_high) AS
CASE
  WHEN current_low - change_low <= 0 THEN NULL
  WHEN change_low >= 0 THEN 100 * change_low / (current_high - change_low)
  ELSE 100 * change_low / (current_low - change_low)
END;
CREATE OR REPLACE TEMP MACRO audit_growth_high(change_high, current_low, current_high) AS
CASE
  WHEN current_low - change_high <= 0 THEN NULL
  WHEN change_high >= 0 THEN 100 * change_high / (current_low - change_high)
  ELSE 100 * change_high / (current_high - change_high)
END;

-- The power of ten by which the stated number misses the computed one (2 for 1.01 instead of 101), or null. A
-- number printed with one digit meets too many others to say so: its rounding must be within 2 % of it.
CREATE OR REPLACE TEMP MACRO audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS
CASE
  WHEN stated = 0 OR computed = 0 OR sign(stated) <> sign(computed) THEN NULL
  WHEN abs(stated_high - stated_low) > 0.04 * abs(stated) THEN NULL
  WHEN abs(computed_high - computed_low) > 0.04 * abs(computed) THEN NULL
  WHEN round(log10(abs(computed / stated))) = 0 THEN NULL
  WHEN stated_low * pow(10, round(log10(abs(computed / stated)))) <= computed_high
    AND stated_high * pow(10, round(log10(abs(computed / stated)))) >= computed_low
    THEN CAST(round(log10(abs(computed / stated))) AS INTEGER)
END;
