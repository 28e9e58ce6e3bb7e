import type { Html } from '@tokorozawa/pages';
import { Lexer, Source, TokenKind } from 'graphql';
import { html } from 'hono/html';

const keywords = new Set(['query', 'fragment', 'on', 'true', 'false', 'null']);

/** A GraphQL document as colored text. */
export function graphqlText(document: string): Html {
  const lexer = new Lexer(new Source(document));
  const pieces: (Html | string)[] = [];
  let end = 0;
  let before: string = TokenKind.SOF;
  // `advance` leaves out comments, which are between the tokens then.
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (before !== TokenKind.DOLLAR) pieces.push(document.slice(end, token.start));
    const text = document.slice(token.start, token.end);
    const kind = kindOf(token.kind, text, before);
    const shown = before === TokenKind.DOLLAR ? `$${text}` : text;
    if (token.kind !== TokenKind.DOLLAR) pieces.push(kind ? html`<span class="${kind}">${shown}</span>` : shown);
    before = token.kind;
    end = token.end;
  }
  pieces.push(document.slice(end));
  return html`${pieces}`;
}

function kindOf(token: string, text: string, before: string): string {
  if (before === TokenKind.DOLLAR) return 'code-variable';
  if (token === TokenKind.STRING || token === TokenKind.BLOCK_STRING) return 'code-string';
  if (token === TokenKind.INT || token === TokenKind.FLOAT) return 'code-number';
  return token === TokenKind.NAME && keywords.has(text) ? 'code-keyword' : '';
}
