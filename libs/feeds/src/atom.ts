import type { Html } from '@tokorozawa/pages';
import { publisher, siteName } from '@tokorozawa/pages';
import { withoutControls } from '@tokorozawa/resources';
import { languageTagOf, type Locale } from '@tokorozawa/vocabulary';
import { html, raw } from 'hono/html';

/** A feed as Atom (RFC 4287) says it, in one language. Addresses are absolute. */
export interface Feed {
  locale: Locale;
  /** Globally unique, and the same for ever. */
  id: string;
  title: string;
  subtitle: string;
  /** An ISO 8601 instant. */
  updated: string;
  links: Link[];
  entries: Entry[];
}

export interface Entry {
  id: string;
  title: string;
  updated: string;
  /** Who entered what the entry is about; null for the publisher. */
  author: string | null;
  /** The page of the record; undefined if there is none any more. */
  page?: string | undefined;
  categories: { term: string; label: string }[];
  content: Html;
}

export interface Link {
  /** By RFC 4287 and, for paged feeds, RFC 5005. */
  rel: 'self' | 'alternate' | 'first' | 'next';
  type: string;
  href: string;
}

export const atomType = 'application/atom+xml';

/** Writes a feed. The templates escape every text, also for XML. */
export function writeFeed({ locale, id, title, subtitle, updated, links, entries }: Feed): string {
  const language = languageTagOf[locale];
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
    <id>${id}</id>
    <title>${title}</title>
    <subtitle>${subtitle}</subtitle>
    <updated>${updated}</updated>
    <author><name>${publisher[language]}</name></author>
    <generator>${siteName[language]}</generator>
    ${links.map(({ rel, type, href }) => html`<link rel="${rel}" type="${type}" href="${href}" />`)}
    ${entries.map((entry) => writeEntry(entry, language))}
  </feed> `;
  return withoutControls(`<?xml version="1.0" encoding="utf-8"?>\n${String(feed)}`);
}

function writeEntry(entry: Entry, language: 'ja' | 'en'): Html {
  const { id, title, updated, author, page, categories, content } = entry;
  return html`<entry>
    <id>${id}</id>
    <title>${title}</title>
    <updated>${updated}</updated>
    ${author === null ? '' : html`<author><name>${author}</name></author>`}
    ${page === undefined ? '' : html`<link rel="alternate" type="text/html" hreflang="${language}" href="${page}" />`}
    ${categories.map(({ term, label }) => html`<category term="${term}" label="${label}" />`)}
    <content type="html">${String(content)}</content>
  </entry>`;
}

/**
 * An id that nobody else gives (RFC 4151).
 * @param day on which the host was ours, as YYYY-MM-DD
 */
export const tagOf = (host: string, day: string, ...parts: (string | number)[]): string =>
  `tag:${host},${day}:${parts.map((part) => encodeURIComponent(part)).join('/')}`;

/** A row of a list of what a record says. */
export const row = (name: string, value: Html | string): Html =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`;

export const noHtml: Html = raw('');
