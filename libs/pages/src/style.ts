import { createHash } from 'node:crypto';
import type { Resource } from '@tokorozawa/resources';

/** The style of all pages: colors and type as those of the explorer, light or dark by the reader's device, and for print. */
const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fff, #212a3b);
  --ground-soft: light-dark(#f5f7f4, #1b2333);
  --ground-strong: light-dark(#e8f1ea, #2c3a4d);
  --ink: light-dark(#1c2b22, #e6eaf2);
  --ink-soft: light-dark(#4a5a51, #b9c3d6);
  --link: light-dark(#14532d, #86efac);
  --line: light-dark(#d5ddd8, #3c485e);
  --line-strong: light-dark(#7c8a82, #7f8ca5);
  --accent: light-dark(#14532d, #86efac);
  --on-accent: light-dark(#fff, #10261a);
  --warning: light-dark(#8a3a0b, #fbbf85);
  --warning-ground: light-dark(#fff4e8, #3a2d22);
  --shade: light-dark(rgb(0 0 0 / 0.3), rgb(0 0 0 / 0.75));
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 0.9375rem/1.7 system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif;
  line-break: strict; text-autospace: normal; overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid light-dark(#b45309, #fcd34d); outline-offset: 2px; }
img, svg { max-width: 100%; height: auto; }
.soft { color: var(--ink-soft); }
.warning { color: var(--warning); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 0.5rem; top: -4rem; z-index: 10; padding: 0.5rem 1rem; background: var(--ground); }
.skip:focus { top: 0.5rem; }

.masthead {
  display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding: 0.5rem 1rem;
  border-bottom: 1px solid var(--line); line-height: 1.4;
}
.masthead-title { margin: 0; font-size: 1.0625rem; font-weight: 600; }
.masthead-title a { display: inline-flex; gap: 0.5rem; align-items: center; color: var(--ink); text-decoration: none; }
.search { display: flex; flex: 1 1 14rem; gap: 0.5rem; min-width: 0; max-width: 32rem; }
.search input, .search button, .languages a {
  min-height: 2.25rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 8px;
  background: var(--ground); color: var(--ink); font: inherit;
}
.search input { flex: 1 1 4rem; min-width: 0; }
.search button { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
.masthead nav { margin-left: auto; }
.languages { display: flex; gap: 0.25rem; margin: 0; padding: 0; list-style: none; font-size: 0.875rem; }
.languages a { display: inline-flex; align-items: center; border-color: transparent; text-decoration: none; }
.languages a[aria-current] { border-color: var(--line-strong); font-weight: 600; }

main, .footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: 1.5rem; }
h1, h2, h3 { font-weight: 600; line-height: 1.4; text-wrap: balance; word-break: auto-phrase; }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.5rem, 4.5vw, 2rem); font-weight: 700; }
h2 { margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); font-size: 1.1875rem; }
h3 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
.kicker { margin: 0; color: var(--ink-soft); font-size: 0.875rem; }
.lead { max-width: 46rem; margin: 0 0 1rem; font-size: 1.0625rem; line-height: 1.85; }
.notice { padding: 0.75rem 1rem; border-left: 4px solid var(--warning); border-radius: 4px; background: var(--warning-ground); }
.status { display: inline-block; padding: 0 0.625rem; border: 1px solid var(--line-strong); border-radius: 999px; font-size: 0.8125rem; }
.status-corrected, .status-uncertain, .status-made_up { border-color: var(--warning); color: var(--warning); }

.values { margin: 0; }
.value { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: 0 1.25rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.value:target, tr:target, li:target, .item:target { background: var(--ground-strong); box-shadow: 0 0 0 0.25rem var(--ground-strong); }
.value > dt { color: var(--ink-soft); font-size: 0.875rem; line-height: 1.8; }
.value > dd { margin: 0; min-width: 0; }
.value .values { border-left: 2px solid var(--line); padding-left: 1rem; }
.value .values .value:last-child { border-bottom: 0; }
.value ul, .value ol { margin: 0; padding-left: 1.25rem; }
.value ul.single { padding-left: 0; list-style: none; }
.number { font-variant-numeric: tabular-nums; }
.big { font-size: 1.75rem; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
.note { display: inline-block; margin-left: 0.25rem; padding: 0 0.5rem; border-left: 3px solid var(--warning); background: var(--warning-ground); font-size: 0.8125rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: 0.75rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
.figures .big { font-size: clamp(1.25rem, 6.5vw, 1.75rem); }
.figures > li { display: flex; flex-direction: column; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--ground-soft); font-size: 0.8125rem; }
.anchor { padding: 0 0.25rem; color: var(--ink-soft); text-decoration: underline; }

/* A table may be wider than the text, as far as the window is. A shade at an edge says that it goes on behind it. */
.table {
  max-width: 100%; overflow-x: auto;
  background:
    linear-gradient(to right, var(--ground) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--ground) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left 2px center / 0.875rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right 2px center / 0.875rem 100% no-repeat scroll;
}
main > .table, main > .fold > .table, main > section > .table, main > section > .fold > .table {
  position: relative; left: 50%; translate: -50%;
  width: max-content; min-width: 100%; max-width: min(100vw - 3.5rem, 90rem);
}
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.6; }
caption { padding-bottom: 0.25rem; color: var(--ink-soft); text-align: left; }
th, td { padding: 0.375rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
th { word-break: auto-phrase; }
thead th { min-width: 4rem; max-width: 14rem; border-bottom-color: var(--line-strong); }
td.number, th.number { text-align: right; }
td { min-width: 7rem; max-width: 32rem; }
td.number { min-width: 4rem; white-space: nowrap; }
td.short, td.date { min-width: 0; white-space: nowrap; }
/* A note below its value is as wide as its cell, and does not run into the next one. */
td > .note { display: block; width: fit-content; min-width: 8rem; margin-left: 0; white-space: normal; }
td.long { min-width: min(15rem, 45vw); overflow-wrap: anywhere; }
.unbroken { white-space: nowrap; }
.line { display: block; }
.item-mark { color: var(--ink-soft); font-size: 0.75rem; }
.reading tbody th { font-weight: 600; }
.reading tr > th:first-child { position: sticky; left: 0; z-index: 1; min-width: 9rem; max-width: min(45vw, 20rem); background: var(--ground); }
/* A mark is large enough to be pressed, and leaves the line as high as one without it. */
.reading sup { vertical-align: top; }
.reading sup a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; margin: -0.125rem 0; line-height: 1.5rem; text-align: center; }
.reading { min-width: min(100%, 20rem); }
.reading caption span { display: inline-block; padding-right: 1rem; }
.reading caption .unseen { padding: 0; }
.mark { padding-left: 0.25rem; white-space: nowrap; }
.marks { display: inline-block; text-align: left; white-space: nowrap; }
.marks-1 { min-width: 2rem; }
.marks-2 { min-width: 4rem; }
.marks-3 { min-width: 6rem; }
:lang(en) .marks-1 { min-width: 3.25rem; }
:lang(en) .marks-2 { min-width: 6rem; }
.members { margin: 0; padding: 0; list-style: none; }
.mark.content a { padding: 0 0.25rem; border: 1px solid var(--warning); border-radius: 4px; color: var(--warning); text-decoration: none; }

/* A wide window and paper show what is folded on a phone. Browsers that cannot open a fold by its style leave it to the reader. */
.fold { margin: 0.5rem 0; }
.fold > summary { width: fit-content; padding: 0.375rem 0.875rem; border: 1px solid var(--line-strong); border-radius: 8px; color: var(--link); font-weight: 600; cursor: pointer; }
.fold[open] > summary { margin-bottom: 0.5rem; }
@supports selector(::details-content) {
  @media print, (min-width: 40.01rem) {
    .fold { margin: 0; }
    .fold > summary { display: none; }
    .fold::details-content { display: block; content-visibility: visible; }
  }
}

.quote { margin: 0.5rem 0; padding: 0.75rem 1rem; border-left: 4px solid var(--line-strong); background: var(--ground-soft); }
.print { font-family: 'Hiragino Mincho ProN', 'Noto Serif CJK JP', 'Yu Mincho', serif; }
.chips { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.chips a { display: inline-block; min-height: 2rem; padding: 0.25rem 0.875rem; border: 1px solid var(--line-strong); border-radius: 999px; text-decoration: none; }
.chips a:hover { background: var(--ground-strong); }
.links { margin: 0; padding-left: 1.25rem; }
.links li { padding: 0.125rem 0; }
.lists { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0.375rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.lists p { margin: 0; font-size: 0.8125rem; line-height: 1.5; }
code { padding: 0 0.25rem; border-radius: 4px; background: var(--ground-strong); font: 0.875em ui-monospace, monospace; }

.inputs { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--ground-soft); }
.input { display: flex; flex: 1 1 15rem; flex-direction: column; gap: 0.25rem; min-width: 0; margin: 0; padding: 0; border: 0; font-size: 0.875rem; }
.input label, .input legend { padding: 0; font-weight: 600; }
.input input, .input select { width: 100%; min-height: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--ground); color: var(--ink); font: inherit; }
.input [aria-invalid] { border: 2px solid var(--warning); }
.inputs > fieldset, .inputs > details { flex: 1 0 100%; min-width: 0; margin: 0; }
.inputs fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
.inputs summary { padding: 0.375rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--ground); font-weight: 600; cursor: pointer; }
.input-grid, .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: 0.75rem 1.25rem; margin: 0.75rem 0; }
.range { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
.inputs .range label { display: flex; flex: 1 1 9rem; gap: 0.375rem; align-items: center; min-width: 0; font-weight: 400; white-space: nowrap; }
.inputs .range input { flex: 1; min-width: 0; }
.choices { gap: 0.375rem 1.25rem; padding: 0; font-size: 0.875rem; list-style: none; }
.choices li > .soft { display: block; font-size: 0.8125rem; line-height: 1.5; }
.inputs .choices label { font-weight: 400; }
.inputs .choices input { width: auto; min-height: 0; }
.columns legend { padding: 0.75rem 0 0; font-weight: 600; }
.count { margin: 0 0 0.5rem; font-weight: 600; }
.inputs-send { display: flex; flex: 1 0 100%; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; margin: 0; }
.inputs-send button { min-height: 2.5rem; padding: 0.25rem 1.25rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
.chips a[aria-current] { background: var(--ground-strong); font-weight: 600; }

h1.question { margin-bottom: 0.5rem; font-size: clamp(1.25rem, 3.6vw, 1.75rem); }
.about { max-width: 46rem; margin: 0 0 0.5rem; color: var(--ink-soft); font-size: 0.9375rem; line-height: 1.6; }
.ask { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 0.5rem 0 1rem; }
.field { display: grid; flex: 0 1 auto; grid-template-columns: auto auto; gap: 0.125rem 0.5rem; justify-content: start; align-items: baseline; min-width: 0; margin: 0; padding: 0; border: 0; font-size: 0.875rem; }
.field label, .field legend { padding: 0; font-weight: 600; }
.field > input, .field > select, .field > .field-list, .field > .warning { grid-column: 1 / -1; }
.field > .soft { grid-row: 1; grid-column: 2; font-size: 0.8125rem; }
.field input, .field select { max-width: 100%; min-height: 2.5rem; padding: 0.25rem 0.625rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--ground); color: var(--ink); font: inherit; }
fieldset.field { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
fieldset.field > label { white-space: nowrap; }
.field > input[inputmode] { width: 7rem; }
.field-list { display: flex; flex-wrap: wrap; gap: 0.25rem; }
.field-list input { width: 4.5rem; }
.field [type=checkbox] { min-height: 0; width: 1.125rem; height: 1.125rem; margin: 0 0.25rem 0 0; vertical-align: -0.2em; accent-color: var(--accent); }
.field-check label { display: inline-flex; align-items: center; min-height: 2.5rem; font-weight: 400; }
.field [aria-invalid] { border: 2px solid var(--warning); }
.more-fields { flex: 0 1 auto; font-size: 0.875rem; }
.more-fields[open] { flex-basis: 100%; order: 1; }
.more-fields summary, .more > summary { display: list-item; width: fit-content; padding: 0.5rem 0.25rem; color: var(--link); font-weight: 600; cursor: pointer; }
.ask-folded { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; padding: 0.75rem 1rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--ground-soft); }
.ask-send { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 0; font-size: 0.875rem; }
.ask-send button, .copy { min-height: 2.5rem; padding: 0.25rem 1rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
.copy { min-height: 2.25rem; background: var(--ground); color: var(--link); font-size: 0.875rem; }
.answer { margin: 0 0 1rem; }
.answer-sentence { margin: 0 0 1rem; font-size: 1.125rem; font-weight: 600; line-height: 1.6; }
.answer img { display: block; }
.saved { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; margin: 0.5rem 0 0; color: var(--ink-soft); font-size: 0.875rem; }
.saved a, .pages a { padding: 0.25rem 0; }
.pages { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.75rem 0 0; font-weight: 600; }
.share-link { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.share-link label { flex-basis: 100%; color: var(--ink-soft); font-size: 0.875rem; }
.share-link input { flex: 1 1 16rem; }
.citation { margin: 1rem 0; }
.citation figcaption { color: var(--ink-soft); font-size: 0.875rem; }
.citation .quote { margin: 0.25rem 0 0.5rem; overflow-wrap: anywhere; }
.more { margin-top: 1rem; border-top: 1px solid var(--line); }
.more h2 { margin-top: 0.5rem; border: 0; }
pre.code { max-height: 30rem; overflow: auto; white-space: pre; tab-size: 2; }
.code-keyword { color: light-dark(#8a2f6b, #e5a3cf); font-weight: 600; }
.code-variable { color: light-dark(#1f4f99, #9cc2ff); }
.code-string { color: light-dark(#8a3a0b, #f2b27a); }
.code-number { color: light-dark(#0b6b6b, #7fd8d8); }
.code { width: 100%; padding: 0.5rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--ground-soft); color: var(--ink); font: 0.8125rem/1.6 ui-monospace, monospace; }
pre.code { overflow-x: auto; }

/* What the script adds. */
.sort { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
.sort::after { content: '↕' / ''; padding-left: 0.25rem; color: var(--ink-soft); font-weight: 400; }
[aria-sort=ascending] .sort::after { content: '↑' / ''; color: var(--ink); }
[aria-sort=descending] .sort::after { content: '↓' / ''; color: var(--ink); }
.table-filter { display: flex; gap: 0.75rem; align-items: center; height: 2.75rem; margin: 0 0 0.5rem; font-size: 0.875rem; white-space: nowrap; }
.table-filter label { display: flex; gap: 0.5rem; align-items: center; min-width: 0; }
.table-filter input { width: 14rem; min-width: 0; min-height: 2.25rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--ground); color: var(--ink); font: inherit; }
/* The place of that box above a table of more than eight rows, so that nothing moves when the script adds it. */
@media (scripting: enabled) { :not(.table-filter) + .table:has(> table[data-whole] > tbody > tr:nth-child(9)) { padding-top: 3.25rem; } }
.page-message { position: fixed; right: 1rem; bottom: 1rem; z-index: 10; max-width: min(30rem, calc(100vw - 2rem)); margin: 0; padding: 0.625rem 1rem; border-radius: 8px; background: var(--ink); color: var(--ground); font-size: 0.875rem; }
.page-message:empty { padding: 0; }
.page-message[role=alert] { background: #8a3a0b; color: #fff; }
main[aria-busy=true] { opacity: 0.6; }

.footer { margin-top: 3.5rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
.site-links { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.sandbox {
  position: sticky; bottom: 0; z-index: 5; margin: 0; padding: 0.25rem 1rem; background: #8a3a0b; color: #fff;
  font-size: 0.875rem; text-align: center; pointer-events: none;
}

@media (max-width: 40rem) {
  .masthead { gap: 0.375rem 0.5rem; padding: 0.375rem 0.75rem; }
  .masthead-title { font-size: 1rem; }
  .masthead nav { order: 1; }
  .languages a { padding: 0.25rem 0.5rem; font-size: 0.8125rem; }
  main { padding-top: 0.75rem; }
  .field { flex: 1 1 8rem; grid-template-columns: auto 1fr; }
  .field > .soft { grid-row: auto; grid-column: 1 / -1; }
  .field-wide { flex-basis: 100%; }
  .field > input, .field > select, .field > input[inputmode] { width: 100%; }
  .search { order: 2; flex-basis: 100%; max-width: none; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td, .stacked caption { display: block; }
  .stacked thead, .stacked td:empty { display: none; }
  /* Records side by side have their names, with links and marks, above the cards of their values. */
  .beside thead { display: block; }
  .beside thead th { display: inline-block; padding-right: 1rem; }
  .beside thead th:first-child { display: none; }
  .stacked tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  .stacked tr > th:first-child { position: static; max-width: none; padding-bottom: 0.25rem; font-weight: 600; }
  .stacked:not(:has(tr[hidden], th[aria-sort])) .again > th:first-child { display: none; }
  .stacked .inside > td:nth-child(2) { font-weight: 600; }
  .stacked .inside > td:nth-child(2)::before { font-weight: 400; }
  .stacked :is(th, td) { min-width: 0; max-width: none; padding: 0; border: 0; line-height: 1.75; }
  .stacked :is(td, td.number) { text-align: left; overflow-wrap: anywhere; white-space: normal; }
  .stacked td::before { padding-right: 0.5rem; color: var(--ink-soft); font-size: 0.75rem; content: attr(data-header); }
  .stacked :is(td.number, td.short, td.date):not(:empty) { display: inline-block; padding-right: 1rem; }
  .stacked .line { display: inline; }
  .stacked .line:not(:last-child)::after { color: var(--ink-soft); content: ' /'; }
  main, .footer { padding-right: 0.875rem; padding-left: 0.875rem; }
  .value { grid-template-columns: minmax(0, 1fr); }
}
/* In the colors of the system, no ground tells what is chosen. */
@media (forced-colors: active) {
  .languages a[aria-current], .chips a[aria-current] { border-color: SelectedItem; background: SelectedItem; color: SelectedItemText; forced-color-adjust: none; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  .skip, .masthead nav, .search, .anchor, .chips, .site-links, .table-filter, .page-message, .inputs-send, .ask-send, [data-copy] { display: none; }
  details:not([open], .fold, .inputs *) > summary { display: none; }
  section:not(:has(> :not(h2, .chips), [data-paper])) { display: none; }
  /* Of a link, paper needs the address. */
  a[data-paper]::after { padding-left: 0.375rem; font: 0.8em ui-monospace, monospace; overflow-wrap: anywhere; content: attr(data-paper); }
  .chips:has([data-paper]), .saved { display: block; }
  .saved a[data-paper] { display: block; }
  .chips li:not(:has([data-paper])) { display: none; }
  .chips a { min-height: 0; padding: 0; border: 0; }
  /* A button has no ink in a header that is repeated on the next sheet. */
  .sort { display: contents; }
  .sort::after { content: none; }
  main, .footer { max-width: none; padding-right: 0; padding-left: 0; }
  h2, h3 { break-after: avoid; }
  .value, tr { break-inside: avoid; }
  .table, main > .table, main > .fold > .table, main > section > .table, main > section > .fold > .table { position: static; translate: none; width: auto; max-width: none; overflow: visible; background: none; }
  table { width: 100%; font-size: 8pt; }
  th, td, thead th, td.long, td.short, td.number, .reading tr > th:first-child { position: static; min-width: 0; max-width: none; padding: 0.125rem 0.25rem; overflow-wrap: anywhere; white-space: normal; }
  td.date { padding: 0.125rem 0.25rem; white-space: normal; }
  .reading tr > th:first-child { min-width: 5.5rem; }
  /* A few columns have room for whole words. */
  table:not(:has(tr > :nth-child(10))) :is(th, td) { overflow-wrap: break-word; }
  a { color: inherit; }
}
`;

/** Where the style is served. The address changes with it, so that it is kept for good. */
export const stylePath = `/pages-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;

export const styleResource: Resource = {
  path: stylePath,
  forms: [
    {
      mediaType: 'text/css; charset=utf-8',
      write: async () => ({ body: style, headers: { 'cache-control': 'public, max-age=31536000, immutable' } }),
    },
  ],
};
