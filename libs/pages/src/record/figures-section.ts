import type { GraphQLSchema } from 'graphql';
import { html } from 'hono/html';
import { inLanguage, type Html, type PageContext } from '../layout';
import { recordPath } from '@tokorozawa/resources';
import { dateElement } from '../values';
import { figureText } from './field-texts';
import type { Figure, Figures, RecordVersion } from './read-record';
import { showText } from './show-value';

/** More figures than these are in a table alone. */
const maxBigFigures = 4;

/** The figures of a record: the few that matter most in large type, and all of them in a table. */
export function figuresSection(
  context: PageContext,
  schema: GraphQLSchema,
  figures: Figures | null | undefined,
): Html | '' {
  if (!figures || figures.nodes.length === 0) return '';
  const { nodes, totalCount } = figures;
  const rest = totalCount - nodes.length;
  return html`<section aria-labelledby="observations">
    <h2 id="observations">${inLanguage(context, { ja: '数字', en: 'Figures' })}</h2>
    ${nodes.length <= maxBigFigures ? bigFigures(context, schema, nodes) : ''}
    <div class="table" role="region" aria-labelledby="observations" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${inLanguage(context, { ja: '数字', en: 'Figure' })}</th>
            <th scope="col" class="number">${inLanguage(context, { ja: '値', en: 'Value' })}</th>
            <th scope="col">${inLanguage(context, { ja: '時点・期間', en: 'Date or period' })}</th>
            <th scope="col">${inLanguage(context, { ja: '資料の表記', en: 'As printed' })}</th>
            <th scope="col">${inLanguage(context, { ja: '指標', en: 'Indicator' })}</th>
          </tr>
        </thead>
        <tbody>
          ${nodes.map((figure, index) => figureRow(context, schema, figure, index))}
        </tbody>
      </table>
    </div>
    ${
      rest > 0
        ? html`<p class="soft">
            ${inLanguage(context, { ja: `ほかに${rest}件あります。`, en: `There are ${rest} more.` })}
          </p>`
        : ''
    }
  </section>`;
}

function bigFigures(context: PageContext, schema: GraphQLSchema, figures: Figure[]): Html {
  return html`<dl class="figures">
    ${figures.map(
      ({ name, value, unit }) =>
        html`<div>
          <dt>${showText(context, name)}</dt>
          <dd class="big">${figureText(schema, value, unit, context.locale)}</dd>
        </div>`,
    )}
  </dl>`;
}

function figureRow(context: PageContext, schema: GraphQLSchema, figure: Figure, index: number): Html {
  const { id, name, value, unit, date, printed, indicator, status } = figure;
  const { addresses, locale } = context;
  const about = status === 'APPROXIMATE' ? inLanguage(context, { ja: '約', en: 'about ' }) : '';
  return html`<tr id="observations.${index}">
    <th scope="row"><a href="${addresses.link(recordPath(id))}">${showText(context, name)}</a></th>
    <td class="number">${about}${figureText(schema, value, unit, locale)}</td>
    <td>${dateElement(context, date)}</td>
    <td lang="ja">${printed}</td>
    <td><a href="${addresses.link(recordPath(indicator.id))}">${showText(context, indicator.name)}</a></td>
  </tr>`;
}

/** The figures of a record over the editions, if several print it, each figure in a row. */
export function editionsSection(
  context: PageContext,
  schema: GraphQLSchema,
  id: string,
  versions: RecordVersion[] | null | undefined,
): Html | '' {
  if (!versions || versions.length === 0) return '';
  const named = versions.map((version) => ({ ...version, name: version.edition?.name ?? version.id }));
  const lines = new Map(
    versions.flatMap(({ observations }) => observations?.nodes ?? []).map((figure) => [figure.field, figure.name]),
  );
  return html`<section aria-labelledby="editions">
    <h2 id="editions">${inLanguage(context, { ja: '年度版', en: 'Editions' })}</h2>
    <ul class="chips">
      ${named.map(
        (version) =>
          html`<li>
            <a
              href="${context.addresses.link(recordPath(version.id))}"
              ${version.id === id ? 'aria-current="page"' : ''}
              >${showText(context, version.name)}</a
            >
          </li>`,
      )}
    </ul>
    ${
      versions.length > 1 && lines.size > 0
        ? html`<div class="table" role="region" aria-labelledby="editions" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${inLanguage(context, { ja: '数字', en: 'Figure' })}</th>
                  ${named.map(({ name }) => html`<th scope="col" class="number">${showText(context, name)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${[...lines].map(
                  ([field, name]) =>
                    html`<tr>
                      <th scope="row">${showText(context, name)}</th>
                      ${versions.map(({ observations }) => {
                        const figure = observations?.nodes.find((one) => one.field === field);
                        return html`<td class="number">
                          ${figure ? figureText(schema, figure.value, figure.unit, context.locale) : '–'}
                        </td>`;
                      })}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : ''
    }
  </section>`;
}
