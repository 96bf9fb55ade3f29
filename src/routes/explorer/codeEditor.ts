import {
	autocompletion,
	closeBrackets,
	closeBracketsKeymap,
	completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { QueryFault } from '$lib/engine/queryFault';
import { painted } from '$lib/ui/painted';

export interface EditorOptions {
	/** Where the editor goes; its styles go there too, out of reach of the page's policy on styles. */
	parent: ShadowRoot;
	label: string;
	text: string;
	/** Tables and their columns, for completion. */
	schema: Readonly<Record<string, readonly string[]>>;
	onchange: (text: string) => void;
	/** Ctrl+Enter, or Cmd+Enter. */
	onrun: () => void;
}

export interface CodeEditor {
	/** Replaces the text, unless it is that already. */
	write(text: string): void;
	/** Marks where a statement is wrong; null clears the mark. */
	mark(fault: Pick<QueryFault, 'offset' | 'length' | 'message'> | null): void;
	/** Puts the cursor somewhere and takes the focus. */
	goTo(offset: number): void;
	destroy(): void;
}

const FRENCH = {
	Completions: 'Propositions',
	'Control character': 'Caractère de contrôle',
	Diagnostics: 'Erreurs',
	'No diagnostics': 'Aucune erreur',
	close: 'fermer',
};

const theme = EditorView.theme({
	'&': {
		border: '1px solid var(--rule-strong)',
		borderRadius: 'var(--radius)',
		background: 'var(--raised)',
		color: 'var(--ink)',
		fontSize: '0.9rem',
	},
	'&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
	'.cm-scroller': {
		// With its border, the height of the plain field that it takes the place of.
		minHeight: 'calc(15rem - 2px)',
		maxHeight: '28rem',
		overflow: 'auto',
		fontFamily: 'var(--font-code)',
		lineHeight: '1.5',
	},
	'.cm-content': { caretColor: 'var(--ink)' },
	'.cm-gutters': {
		background: 'var(--raised)',
		color: 'var(--ink-soft)',
		borderRight: '1px solid var(--rule)',
	},
	// Numbers stand where lines are guessed to be until they are measured: they would move.
	'&:not([data-measured]) .cm-gutters': { visibility: 'hidden' },
	'.cm-tooltip': {
		background: 'var(--raised)',
		color: 'var(--ink)',
		border: '1px solid var(--rule-strong)',
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		background: 'var(--accent)',
		color: 'var(--ground)',
	},
	'.cm-lintRange-error': {
		background: 'none',
		textDecoration: 'underline wavy var(--missed) 2px',
		textUnderlineOffset: '3px',
	},
	'.cm-diagnostic': { padding: '0.5rem 0.75rem', fontFamily: 'var(--font)' },
});

const colours = HighlightStyle.define([
	{ tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--met)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--handicap)' },
	{ tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
]);

/** The editor. Tab is left to the page, so that the keyboard goes in and out as in any field. */
export function codeEditor(options: EditorOptions): CodeEditor {
	const run = keymap.of([
		{
			key: 'Mod-Enter',
			run: () => {
				options.onrun();
				return true;
			},
		},
	]);
	const view = new EditorView({
		parent: options.parent,
		root: options.parent,
		state: EditorState.create({
			doc: options.text,
			extensions: [
				Prec.highest(run),
				lineNumbers(),
				history(),
				bracketMatching(),
				closeBrackets(),
				autocompletion({ icons: false }),
				lintGutter(),
				keymap.of([
					...closeBracketsKeymap,
					...completionKeymap,
					...historyKeymap,
					...defaultKeymap,
				]),
				sql({ dialect: PostgreSQL, schema: options.schema, upperCaseKeywords: true }),
				syntaxHighlighting(colours),
				EditorState.phrases.of(FRENCH),
				EditorView.lineWrapping,
				EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false' }),
				placeholder('SELECT …'),
				theme,
				EditorView.updateListener.of((update) => {
					if (update.docChanged) options.onchange(update.state.doc.toString());
				}),
			],
		}),
	});
	void painted().then(() => (view.dom.dataset['measured'] = ''));
	return {
		write(text) {
			const { doc } = view.state;
			if (doc.toString() === text) return;
			view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
		},
		mark(fault) {
			const { length } = view.state.doc;
			const from = Math.min(fault?.offset ?? 0, length);
			view.dispatch(
				setDiagnostics(
					view.state,
					fault === null || fault.offset === null
						? []
						: [
								{
									from,
									to: Math.min(from + fault.length, length),
									severity: 'error',
									message: fault.message,
								},
							],
				),
			);
		},
		goTo(offset) {
			view.dispatch({
				selection: { anchor: Math.min(offset, view.state.doc.length) },
				scrollIntoView: true,
			});
			view.focus();
		},
		destroy: () => view.destroy(),
	};
}
