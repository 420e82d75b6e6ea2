/** The audit as something that a view waits for, like an answer. */
import type { Page } from '#app/session/page.ts';
import type { Pending } from '../view-questions.svelte.ts';

/** Ready as soon as there are results, be it only those of build time. */
export const auditAnswer = (audit: Page['audit']): Pending => ({
  get status() {
    if (audit.rules.size > 0 && audit.outcomes.length > 0) return 'ready' as const;
    if (audit.loading || audit.phase === 'running') return 'loading' as const;
    return audit.error ? ('failed' as const) : ('ready' as const);
  },
  get error() {
    return audit.error;
  },
});
