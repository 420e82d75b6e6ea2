-- The name of one code, whether or not any accounts report it: one row, none where the classification has no
-- such code.
-- @param scheme text: functional or economic
-- @param code text: a code of the scheme
SELECT code, name_zh, name_en
FROM classification
WHERE scheme = $scheme AND code = $code;
