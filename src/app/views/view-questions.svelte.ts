/** What every view asks and works with: answers about the selection, its departments, what later documents restate. */
import type { ParamsOf, QuestionName, Selection } from '#warehouse/questions/questions.ts';
import { language } from '#app/locale/language.svelte.ts';
import { Answer, type AnswerStatus } from '#app/session/answer.svelte.ts';
import type { DepartmentYear } from '#app/session/departments.ts';
import { usePage } from '#app/session/page.ts';
import type { ViewInput, ViewModel } from './model.ts';
import { restatable } from '#warehouse/questions/restatable.ts';
import { restatedNotes } from './restated.ts';
import { showDepartments } from './shown.ts';

/** The part of an answer that tells whether it is complete. */
export interface Pending {
  readonly status: AnswerStatus;
  readonly error: Error | null;
}

/**
 * The last model worked out from complete answers. While the next answer is on its way the choices in the
 * address are already new and the rows still old: a model of both would say something that was never true.
 */
export class LatestModel<T> {
  /** Null until the first answers are complete. */
  current = $state.raw<T | null>(null);
  readonly #answers: readonly Pending[];

  /**
   * Constructed while a component initialises, after its answers.
   * @param build read reactively, whenever all answers are complete; null keeps what there is
   */
  constructor(answers: readonly Pending[], build: () => T | null) {
    this.#answers = answers;
    $effect(() => {
      if (this.status === 'ready') this.current = build() ?? this.current;
    });
  }

  /** Failed when any answer failed, loading while any is on its way. */
  get status(): AnswerStatus {
    if (this.#answers.some((answer) => answer.status === 'failed')) return 'failed';
    return this.#answers.some((answer) => answer.status === 'loading') ? 'loading' : 'ready';
  }

  /** The first failure there is. */
  get error(): Error | null {
    return this.#answers.find((answer) => answer.error !== null)?.error ?? null;
  }
}

/**
 * Constructed while a view's component initialises.
 * @example
 * const questions = new ViewQuestions();
 * const subsidies = questions.ask('employment_subsidies');
 * const view = questions.latest(() => subsidies.rows && buildSubsidies({ ...questions.input, rows: subsidies.rows }));
 */
export class ViewQuestions {
  readonly #page = usePage();
  readonly #answers: Pending[] = [];
  #restated: Answer<'restatements'> | null = null;

  /** The departments and years chosen. */
  get selection(): Selection {
    const { entities, years } = this.#page.session.selection;
    return { entities, years };
  }

  /** What every view is worked out from. */
  get input(): ViewInput {
    return { lang: language.current, shown: this.show(this.#page.session.selection.pairs) };
  }

  /** Department-years as views name and paint them. */
  show(pairs: readonly DepartmentYear[]) {
    const { session, added } = this.#page;
    return showDepartments(pairs, session.departments, session.flags, language.current, added, session.hues);
  }

  /** Asks what the view waits for; of the selection unless told otherwise. Null asks nothing. */
  ask<Q extends QuestionName>(
    question: Q,
    params: () => ParamsOf<Q> | null = () => this.selection as ParamsOf<Q>,
  ): Answer<Q> {
    const answer = new Answer(this.#page.session, question, params);
    this.#answers.push(answer);
    return answer;
  }

  /** Waits for something else too, as for an answer. */
  waitFor(pending: Pending): void {
    this.#answers.push(pending);
  }

  /** Asks which figures a later document gives otherwise; of the selection unless told otherwise. */
  askRestated(
    pairs: () => readonly DepartmentYear[] = () => this.#page.session.selection.pairs,
  ): Answer<'restatements'> {
    this.#restated = this.ask('restatements', () => restatable(pairs(), this.#page.session.departments));
    return this.#restated;
  }

  /** Rows of the department-years shown: "latest" is a different year for each department. */
  ofShown<Row extends DepartmentYear>(rows: readonly Row[]): Row[] {
    return rows.filter((row) => this.#page.session.inSelection(row));
  }

  /** The view with notes on those of its figures that a later document gives otherwise. */
  noted<M extends ViewModel>(model: M): M {
    const rows = this.#restated?.rows ?? [];
    const notes = restatedNotes(rows, model.table, this.#page.session.departments, language.current);
    return { ...model, notes: [...notes, ...model.notes] };
  }

  /** The view, worked out anew whenever everything asked is answered. */
  latest<M>(build: () => M | null): LatestModel<M> {
    return new LatestModel(this.#answers, build);
  }
}
