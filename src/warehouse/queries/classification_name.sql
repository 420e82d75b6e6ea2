-- The names of codes, whether or not any accounts report them: one row a code, none where the classification has no
-- such code.
-- @param scheme text: functional or economic
-- @param code text: a code of the scheme, '' for all of them
SELECT code, name_zh, name_en
FROM classification
WHERE scheme = $scheme AND ($code = '' OR code = $code)
ORDER BY code;
