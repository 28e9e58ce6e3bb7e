import { createHash } from 'node:crypto';
import { feedLinks, type Html } from '@tokorozawa/pages';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';

/** What the front page and the time line look like beyond the style of all pages. */
const style = `
.hero { padding: 0.5rem 0 0; }
.hero h1 { margin-bottom: 1rem; }
.find label { display: block; font-size: 0.875rem; font-weight: 600; }
.find-box { display: flex; gap: 0.5rem; max-width: 46rem; margin-top: 0.375rem; }
.find-box input[type='search'] {
  flex: 1; min-width: 0; height: 3rem; padding: 0 1rem; border: 2px solid var(--line-strong); border-radius: 8px;
  background: var(--ground); color: var(--ink); font: inherit; font-size: 1.0625rem;
}
.find-box input::placeholder, .timeline-choices input::placeholder { color: var(--ink-soft); opacity: 1; }
.find-box button {
  padding: 0 1.25rem; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent);
  font: inherit; font-weight: 600; cursor: pointer;
}
.examples { margin: 0.5rem 0 0; font-size: 0.875rem; }
.examples a { display: inline-block; padding: 0.125rem 0.5rem 0.125rem 0; }
.said, .keys { margin: 0.25rem 0 0; font-size: 0.875rem; }
.said:empty { margin: 0; }
.keys { display: none; font-size: 0.8125rem; }
.introduction { max-width: 46rem; margin: 1rem 0; font-size: 1rem; line-height: 1.85; }
.ways { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin: 0; padding: 0; list-style: none; }
.way { display: inline-block; padding: 0.4375rem 1.125rem; border: 1px solid var(--accent); border-radius: 8px; color: var(--link); font-weight: 600; text-decoration: none; }
.way:hover { text-decoration: underline; }

.headlines { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.headlines li { padding: 0.875rem 1.125rem; border: 1px solid var(--line); border-radius: 10px; background: var(--ground-soft); }
.headlines h3 { margin: 0; font-size: 0.9375rem; }
.headlines p { margin: 0.125rem 0 0; font-size: 0.8125rem; line-height: 1.6; }
.headlines .big { margin: 0.25rem 0 0; font-size: 1rem; font-weight: 600; }
.headlines .big b { margin-right: 0.125rem; font-size: 1.875rem; white-space: nowrap; }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.card { display: flex; flex-direction: column; padding: 1rem 1.25rem 1.125rem; border: 1px solid var(--line); border-radius: 10px; background: var(--ground-soft); scroll-margin-top: 1rem; }
.card:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.card h3 { display: flex; gap: 0.625rem; align-items: baseline; margin: 0; font-size: 1.0625rem; line-height: 1.5; }
.card-place { flex: none; min-width: 1.25rem; color: var(--accent); font-variant-numeric: tabular-nums; }
.card > p { margin: 0.375rem 0 0; font-size: 0.875rem; }
.card-figures { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin: 0.625rem 0 0; }
.card-figures dt { color: var(--ink-soft); font-size: 0.75rem; }
.card-figures dd { margin: 0; font-size: 1.25rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.card-figures .card-newest dd { font-size: 0.875rem; line-height: 1.85; }
.card-questions { margin: 0.75rem 0 0; padding: 0.5rem 0 0; border-top: 1px solid var(--line); font-size: 0.875rem; line-height: 1.55; list-style: none; }
.card-questions a { display: inline-block; padding: 0.1875rem 0; }

.reading-columns { display: grid; gap: 1.5rem 2rem; }
.reading-columns h3 { margin-top: 0; }
.cards.single { grid-template-columns: 1fr; }
.corrections { margin: 0; padding: 0; list-style: none; }
.correction { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.correction p { margin: 0; font-size: 0.875rem; line-height: 1.6; }
.correction .correction-reading { font-size: 1rem; }
.correction del { color: var(--warning); }
.correction ins { font-weight: 600; text-decoration: none; }

.timeline-choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: end; margin-bottom: 0.75rem; }
.timeline-choices label { display: inline-flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; font-size: 0.875rem; }
.timeline-choices input, .timeline-choices select, .timeline-choices button {
  min-height: 2.25rem; padding: 0 0.5rem; border: 1px solid var(--line-strong); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: inherit;
}
.timeline-choices button { padding: 0 1.25rem; cursor: pointer; }
.timeline-year :is(h2, h3) { margin: 1rem 0 0; padding: 0; border: 0; font-size: 1rem; font-variant-numeric: tabular-nums; }
.timeline-year :is(h2, h3) span { font-size: 0.8125rem; font-weight: 400; }
.timeline-year ul { margin: 0; padding: 0; list-style: none; }
.timeline-year li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.75rem; padding: 0.3125rem 0; border-bottom: 1px solid var(--line); }
.timeline-date { color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.timeline-about { font-size: 0.8125rem; }
.timeline-text { display: block; font-size: 0.875rem; line-height: 1.6; }

.states { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.states li::before { display: inline-block; width: 0.625rem; height: 0.625rem; margin-right: 0.625rem; border-radius: 50%; background: var(--line-strong); content: ''; }
.states .state-up::before { background: light-dark(#15803d, #4ade80); }
.states .state-down::before { border-radius: 0; background: var(--warning); }
.states span { color: var(--ink-soft); font-size: 0.875rem; }
.states .state-down span { color: var(--warning); }
.way-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; font-size: 0.875rem; }

.found-columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2rem; align-items: start; }
.found-group { margin-top: 1.25rem; }
.found-group h2 { display: flex; gap: 0.625rem; align-items: baseline; margin: 0; padding-bottom: 0.25rem; border-bottom: 2px solid var(--accent); font-size: 1rem; }
.found-group h2.unseen { display: block; border: 0; }
.found-count { color: var(--ink-soft); font-size: 0.8125rem; font-weight: 400; font-variant-numeric: tabular-nums; }
.found-group ul { margin: 0; padding: 0; list-style: none; }
.completions { margin-top: 0.75rem; }
.hit, .found-more { display: block; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); color: var(--ink); text-decoration: none; }
.found-more { color: var(--link); font-size: 0.875rem; }
.hit:hover, .found-more:hover { background: var(--ground-strong); }
.hit-title { margin-right: 0.375rem; color: var(--link); font-weight: 600; }
.hit:hover .hit-title { text-decoration: underline; }
.hit-type, .hit-omitted { margin-right: 0.375rem; color: var(--ink-soft); font-size: 0.8125rem; }
.hit-omitted { color: var(--warning); }
.hit-figures { display: block; font-size: 0.875rem; line-height: 1.6; font-variant-numeric: tabular-nums; }
.hit-snippet { display: block; font-size: 0.875rem; line-height: 1.6; }
.hit-field { color: var(--ink-soft); }
.hit-field::after { content: ':'; }
mark { background: light-dark(#fde68a, #854d0e); color: inherit; }
#below [aria-selected='true'] { background: var(--ground-strong); outline: 3px solid light-dark(#b45309, #fcd34d); outline-offset: -3px; }
#below[aria-busy='true'] { opacity: 0.7; }

@media (max-width: 30rem) {
  .headlines { grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr)); gap: 0.5rem; }
  .headlines li { padding: 0.625rem 0.75rem; }
  .headlines h3 { font-size: 0.875rem; }
  .headlines .big b { font-size: 1.25rem; }
  .timeline-choices { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .timeline-choices label { display: grid; grid-template-columns: minmax(0, 1fr); }
  .timeline-choices button { grid-column: 1 / -1; }
  .timeline-year li { grid-template-columns: 5rem minmax(0, 1fr); gap: 0.5rem; }
}
@media (hover: hover) and (pointer: fine) { .keys:not([hidden]) { display: block; } }
@media (min-width: 60rem) {
  .found-columns:has(> :nth-child(2)) { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); }
  .reading-columns:has(> :nth-child(2)) { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
  .timeline-year { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 1.5rem; border-top: 2px solid var(--accent); }
  .timeline-year :is(h2, h3) { margin-top: 0.3125rem; }
  .timeline-year :is(h2, h3) span { display: block; }
}
@media print {
  .find, .examples, .keys, .ways, .timeline-choices, .completions { display: none; }
  .card, .headlines li { break-inside: avoid; }
}
`;

/** The address changes with the style, so that it is kept for good. */
const stylePath = `/front-page-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;

export const styleResource: Resource = {
  path: stylePath,
  forms: [
    {
      mediaType: 'text/css; charset=utf-8',
      write: async () => ({ body: style, headers: { 'cache-control': 'public, max-age=31536000, immutable' } }),
    },
  ],
};

/** The link to the style in the head of a page and, for a page that they tell about, those to the feeds. */
export const styleLink = (request: ResourceRequest, { hasFeeds = false } = {}): Html =>
  html`<link rel="stylesheet" href="${request.addresses.relative(stylePath)}" /> ${hasFeeds ? feedLinks(request) : ''}`;
