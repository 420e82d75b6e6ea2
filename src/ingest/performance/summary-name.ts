/** The project a paragraph of prose sums up, by the way such summaries open. */

const QUOTED = /^[（(]?\d+[）)、.]?\s*“(.+)”\s*项目(?:绩效)?自评综述/;
const UNQUOTED = /^[（(]\d+[）)]\s*(.+?)(?:项目)?绩效(?:目标完成情况|自评)综述/;

/** Name of the project a paragraph is the summary of, or null when it is no summary. */
export function summaryName(text: string): string | null {
  return (QUOTED.exec(text) ?? UNQUOTED.exec(text))?.[1]?.trim() ?? null;
}
