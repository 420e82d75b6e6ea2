/**
 * The views there are, in the order of their tabs. The build reads this file, so that neither it nor a record may
 * need more than data at once; the linter says so.
 */
import { assessment } from './assessment/view.ts';
import { sqlConsole } from './console/view.ts';
import { data } from './data/view.ts';
import { findings } from './findings/view.ts';
import { outliers } from './outliers/view.ts';
import { spending } from './spending/view.ts';
import { subsidies } from './subsidies/view.ts';
import { threePublic } from './three-public/view.ts';
import { trend } from './trend/view.ts';
import { brief } from './brief/view.ts';
import type { ViewRecord } from './view-record.ts';

/** The view shown at first. An address that names no subject is of it: links are citations. */
export const FIRST_VIEW = spending;

/** The views. */
export const VIEWS: readonly ViewRecord[] = [
  brief,
  spending,
  threePublic,
  subsidies,
  assessment,
  trend,
  findings,
  outliers,
  data,
  sqlConsole,
];

/** The view of a subject; the one shown at first where there is none. */
export const viewOf = (subject: string): ViewRecord =>
  VIEWS.find((view) => view.subject === subject) ?? FIRST_VIEW;
