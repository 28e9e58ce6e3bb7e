import { type Language } from '../language/language';
import { labelIn } from './graphiql-labels';

/** What GraphiQL writes: its page, and what it opens above the page. */
const ofGraphiql = '.graphiql-container, .graphiql-dialog, .graphiql-tooltip, .graphiql-dropdown-content';

/** What is no label: code, names and descriptions of the schema, and our own views, which are in both languages. */
const noLabels =
  '.monaco-editor, .answer, .questions, .field-picker, .graphiql-markdown-description, .graphiql-history-item-label, ' +
  '[class^="graphiql-doc-explorer-"] a:not(.graphiql-doc-explorer-back)';

/** The editor, whose own labels are in English. */
const code = '.monaco-editor, .monaco-aria-container';

const attributes = ['aria-label', 'title', 'placeholder'];

/** A text as GraphiQL wrote it, and as it stands in its place. */
interface Written {
  original: string;
  own: string;
}

/**
 * Writes GraphiQL's labels in a language, also those that appear later. React goes on to own the elements: only texts and
 * attributes change, and what React writes anew is translated anew. Code and names stay, marked as English.
 * Returns a function that ends it and restores the labels.
 */
export function translateGraphiql(language: Language): () => void {
  const texts = new Map<Node, Map<string, Written>>();

  function translate(node: Node, key: string, text: string, write: (text: string) => void): void {
    const written = texts.get(node)?.get(key);
    if (written?.own === text) return;
    const own = labelIn(text, language);
    if (own === undefined) return;
    const ofNode = texts.get(node) ?? new Map<string, Written>();
    texts.set(node, ofNode.set(key, { original: text, own }));
    write(own);
  }

  function visitElement(element: Element): void {
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text && isLabel(element)) translate(element, name, text, (own) => element.setAttribute(name, own));
    }
  }

  function visitText(node: Text): void {
    const { parentElement, data } = node;
    if (parentElement && data.trim() && isLabel(parentElement)) translate(node, '', data, (text) => (node.data = text));
  }

  function visitAll(root: Node): void {
    if (root instanceof Text) visitText(root);
    if (!(root instanceof Element)) return;
    if (root.matches(code)) root.setAttribute('lang', 'en');
    if (root.matches(noLabels)) return;
    visitElement(root);
    root.childNodes.forEach(visitAll);
  }

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) visitText(target);
      else if (addedNodes.length === 0) visitElement(target as Element);
      else addedNodes.forEach(visitAll);
    }
    for (const node of texts.keys()) if (!node.isConnected) texts.delete(node);
  });

  visitAll(document.body);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: attributes });
  return () => {
    observer.disconnect();
    for (const [node, ofNode] of texts) for (const [key, { original }] of ofNode) restore(node, key, original);
  };
}

function restore(node: Node, key: string, original: string): void {
  if (node instanceof Element) node.setAttribute(key, original);
  else (node as Text).data = original;
}

const isLabel = (element: Element): boolean =>
  element.closest(ofGraphiql) !== null && element.closest(noLabels) === null;
