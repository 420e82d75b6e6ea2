/** The view of each subject, loaded when it is first asked for. */
import type { Component } from 'svelte';
import type { Subject } from '#app/locale/terms.ts';

/** Loads the view of a subject. A view takes no properties: it follows the session. */
export const VIEWS: Readonly<Record<Subject, () => Promise<{ default: Component }>>> = {
  spending: () => import('./spending/SpendingView.svelte'),
  'three-public': () => import('./three-public/ThreePublicView.svelte'),
  subsidies: () => import('./subsidies/SubsidiesView.svelte'),
  assessment: () => import('./assessment/AssessmentView.svelte'),
  trend: () => import('./trend/TrendView.svelte'),
  findings: () => import('./findings/FindingsView.svelte'),
  outliers: () => import('./outliers/OutliersView.svelte'),
};
