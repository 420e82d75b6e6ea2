/** The editor of queries: CodeMirror with the tables, columns, macros and codes of the data for completion. */
import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  type CompletionContext,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { SQLDialect, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Something that can be written, and what it is. */
export interface Known {
  readonly name: string;
  readonly detail: string;
}

/** What the editor completes. */
export interface Vocabulary {
  readonly tables: readonly (Known & { readonly columns: readonly Known[] })[];
  readonly macros: readonly Known[];
  /** Codes that stand between quotes. */
  readonly codes: readonly Known[];
}

/** An opened editor. */
export interface Editor {
  /** Puts a text in place of all there is. */
  set(text: string): void;
  /** Writes at the cursor. */
  insert(text: string): void;
  close(): void;
}

const DUCKDB = SQLDialect.define({
  keywords:
    'all and any anti as asc between by case cast cross desc describe distinct else end except exclude exists false filter first following from full group having ilike in inner intersect is join last lateral left like limit natural not null nulls offset on or order outer over partition pivot preceding qualify recursive replace right row rows sample select semi similar summarize then true try_cast unbounded union unnest unpivot using values when where window with',
  types: 'bigint boolean date double integer smallint timestamp tinyint varchar',
  caseInsensitiveIdentifiers: true,
});

/** In the page's own colours, which follow its theme. */
const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: '0.875rem', maxHeight: '60vh' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Consolas, Menlo, monospace', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--text)', minHeight: '8rem' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--surface-raised)', color: 'var(--text-muted)', border: 'none' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: 0.8 },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-faint)',
  },
});
const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.number], color: 'var(--warning)' },
  { tag: tags.comment, color: 'var(--text-muted)' },
]);

/**
 * Opens an editor in an element, in a shadow of it: there its styles are no text of the page, which the page's policy
 * would refuse. Tab leaves it.
 */
export function openEditor(
  host: HTMLElement,
  given: {
    readonly text: string;
    readonly label: string;
    readonly vocabulary: Vocabulary;
    readonly onchange: (text: string) => void;
    readonly onrun: () => void;
    readonly onleave: () => void;
  },
): Editor {
  const { vocabulary } = given;
  const run = () => {
    given.onrun();
    return true;
  };
  const schema = Object.fromEntries(
    vocabulary.tables.map(({ name, detail, columns }) => [
      name,
      {
        self: { label: name, detail, type: 'type' },
        children: columns.map((column) => ({ label: column.name, detail: column.detail, type: 'property' })),
      },
    ]),
  );
  const complete =
    (known: readonly Known[], type: string, pattern: RegExp) => (context: CompletionContext) => {
      const word = context.matchBefore(pattern);
      if (!word) return null;
      const from = word.text.startsWith("'") ? word.from + 1 : word.from;
      return {
        from,
        options: known.map(({ name, detail }) => ({ label: name, detail, type })),
        validFor: /^[\w.]*$/,
      };
    };
  const language = sql({ dialect: DUCKDB, schema, upperCaseKeywords: true });
  const completing = (autocomplete: unknown) => DUCKDB.language.data.of({ autocomplete });
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: given.text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        autocompletion({ icons: false }),
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        keymap.of([
          ...completionKeymap,
          { key: 'Tab', run: acceptCompletion },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        language,
        completing(complete(vocabulary.macros, 'function', /\w+$/)),
        completing(complete(vocabulary.codes, 'constant', /'[\w.]*$/)),
        syntaxHighlighting(HIGHLIGHT),
        LOOK,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': given.label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) given.onchange(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({ blur: () => given.onleave() }),
      ],
    }),
  });
  return {
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    close: () => view.destroy(),
  };
}
