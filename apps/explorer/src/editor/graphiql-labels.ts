import { type Language } from '../language/language';

/**
 * GraphiQL's own labels in Japanese. GraphiQL has no setting for them. `{}` stands for a part that differs, such as a key or
 * the name of a pane, and a label in its place is written in Japanese too. A test finds labels without an entry after an update.
 */
export const japaneseLabels: Record<string, string> = {
  // Panes and the buttons that open them.
  'Show {}': '「{}」を開く',
  'Hide {}': '「{}」を閉じる',
  Questions: '質問',
  'Field picker': '項目を選ぶ',
  History: '履歴',
  'Documentation Explorer': 'データの説明',
  'Re-fetch GraphQL schema ({})': 'スキーマを読み直す({})',
  'Open short keys dialog': 'ショートカットキーの一覧を開く',
  'Open settings dialog': '設定を開く',
  // Editors.
  'Operation Editor': '問い合わせの編集',
  'Editor Commands': '編集の操作',
  'Execute query ({})': '問い合わせを実行({})',
  'Stop query ({})': '問い合わせを中止({})',
  'Prettify query ({})': '問い合わせを整形({})',
  'Merge fragments into query ({})': 'フラグメントを問い合わせに取り込む({})',
  'Copy query ({})': '問い合わせをコピー({})',
  Variables: '変数',
  Headers: 'ヘッダー',
  'Show editor tools': '変数とヘッダーを開く',
  'Hide editor tools': '変数とヘッダーを閉じる',
  'Result Window': '応答の JSON',
  // Tabs.
  'Select active operation': '問い合わせのタブ',
  'New tab': '新しいタブ',
  'Close Tab': 'タブを閉じる',
  '<untitled>': '無題',
  // Dialogs.
  'Close dialog': '閉じる',
  Settings: '設定',
  'This modal lets you adjust header persistence, interface theme, and clear local storage.':
    'ヘッダーを残すかどうか、画面の配色を選び、この端末に残したものを消せます。',
  'Persist headers': 'ヘッダーを残す',
  'Save headers upon reloading.': '再読み込みしても、書いたヘッダーを残します。',
  'Only enable if you trust this device.': '信頼できる端末でだけ、オンにしてください。',
  On: 'オン',
  Off: 'オフ',
  Theme: '配色',
  'Adjust how the interface appears.': '画面の明るさを選びます。',
  System: '端末に合わせる',
  Light: '明るい',
  Dark: '暗い',
  'Clear storage': '残したものを消す',
  'Remove all locally stored data and start fresh.': 'この端末に残した問い合わせと設定をすべて消します。',
  'Clear data': '消す',
  'Cleared data': '消しました',
  Failed: '消せませんでした',
  'Short Keys': 'ショートカットキー',
  'This modal provides a list of available keyboard shortcuts and their functions.':
    '使えるショートカットキーと、その働きの一覧です。',
  'Short Key': 'キー',
  Function: '働き',
  'Execute query': '問い合わせを実行',
  'Prettify editors': '問い合わせと変数を整形',
  'Copy query': '問い合わせをコピー',
  'Re-fetch schema using introspection': 'スキーマを読み直す',
  'Search in documentation': 'データの説明の中を探す',
  'Open the Command Palette (you must have focus in the editor)': 'コマンドの一覧を開く(編集欄にいるとき)',
  'Search in editor': '編集欄の中を探す',
  'Merge fragments definitions into operation definition': 'フラグメントを問い合わせに取り込む',
  'This Graph': 'この Graph',
  'QL editor uses': 'QL の編集欄は',
  'Monaco editor shortcuts': 'Monaco エディターのショートカット',
  ', with keybindings similar to VS Code. See the full list of shortcuts for':
    'を使い、キーは VS Code に似ています。一覧:',
  or: 'または',
  // History.
  'Set active': 'この問い合わせを開く',
  'Edit label': '名前を付ける',
  'Add favorite': 'お気に入りに入れる',
  'Remove favorite': 'お気に入りから外す',
  'Delete from history': '履歴から消す',
  'Type a label': '名前',
  Save: '保存',
  Clear: '消す',
  'Cleared History': '消しました',
  'Failed to Clear History': '消せませんでした',
  // Documentation.
  Docs: 'データの説明',
  'Root Types': '入口',
  'All Schema Types': 'すべての型',
  Type: '型',
  Fields: '項目',
  Arguments: '引数',
  Directives: 'ディレクティブ',
  Implements: '実装するインターフェイス',
  Implementations: '実装する型',
  'Possible Types': '取りうる型',
  'Enum Values': '値',
  Deprecated: '廃止予定',
  'Deprecated Fields': '廃止予定の項目',
  'Deprecated Arguments': '廃止予定の引数',
  'Deprecated Enum Values': '廃止予定の値',
  'Show Deprecated Fields': '廃止予定の項目を見る',
  'Show Deprecated Arguments': '廃止予定の引数を見る',
  'Show Deprecated Values': '廃止予定の値を見る',
  'Go back to {}': '「{}」へ戻る',
  'Search {}...': '「{}」の中を探す',
  'No results found': '見つかりません',
  'Other results': 'ほかの結果',
  'Error fetching schema': 'スキーマを取得できませんでした',
  'No GraphQL schema available': 'スキーマがありません',
};

const patterns = Object.entries(japaneseLabels)
  .filter(([label]) => label.includes('{}'))
  .map(([label, japanese]) => ({ pattern: new RegExp(`^${label.split('{}').map(escaped).join('(.+)')}$`), japanese }));

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The built components have short names, which GraphiQL writes as titles of their pictures: "nf icon". */
const nameOfPicture = /^[\w$]+ icon$/;

/** What a label of GraphiQL says in a language; undefined for a text that stays as it is. */
export const labelIn = (text: string, language: Language): string | undefined =>
  nameOfPicture.test(text) ? '' : language === 'ja' ? japaneseLabel(text) : undefined;

/** A label of GraphiQL in Japanese; undefined for any other text. Space around it stays. */
export function japaneseLabel(text: string): string | undefined {
  const [, before = '', label = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const exact = japaneseLabels[label];
  if (exact !== undefined) return `${before}${exact}${after}`;
  for (const { pattern, japanese } of patterns) {
    const part = pattern.exec(label)?.[1];
    if (part !== undefined) return `${before}${japanese.replace('{}', () => japaneseLabel(part) ?? part)}${after}`;
  }
  return undefined;
}
