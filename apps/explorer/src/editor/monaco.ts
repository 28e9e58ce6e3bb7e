import { themeNames, themes } from './editor-themes';

/** Loads Monaco, the editor inside GraphiQL, and sets it up before GraphiQL makes its first editor. */
export async function prepareMonaco(): Promise<void> {
  const { editor } = await import('monaco-graphql/esm/monaco-editor.js');
  editor.defineTheme(themeNames.light, themes.light);
  editor.defineTheme(themeNames.dark, themes.dark);
  // Else a reader whose browser is not Japanese sees （, ： and ～ boxed as look-alikes of (, : and ~.
  editor.onDidCreateEditor((created) => created.updateOptions({ unicodeHighlight: { allowedLocales: { ja: true } } }));
}
