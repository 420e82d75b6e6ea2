-- How far a value is from the median of its peers, in units that are a standard deviation where values are normally
-- distributed: `spread` is the median absolute deviation. Null where peers do not differ.
CREATE MACRO robust_z(value, median, spread) AS CASE WHEN spread > 0 THEN 0.6745 * (value - median) / spread END;
