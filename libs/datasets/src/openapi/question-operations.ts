import { pictureLimits } from '@tokorozawa/charts/pictures';
import {
  askQuestion,
  chartOfAnswer,
  chosenTable,
  findQuestion,
  type KnownQuestions,
  type Parameter,
  prepareQuestion,
  questionPath,
  readVariables,
  typeText,
} from '@tokorozawa/questions';
import type { Form, Resource, ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { type Described, pathItem } from './operation';
import { inQuery, refTo, valueOf } from './parameters';

export interface DescribedQuestion {
  paths: [path: string, item: Described][];
  /** Until when it is right although no data change, in milliseconds since 1970. */
  validUntil: number;
}

/** The files of a question: those of pictures only if its answer has something to draw. */
export async function describeQuestion(
  known: KnownQuestions,
  id: string,
  { forms }: Resource,
  request: ResourceRequest,
): Promise<DescribedQuestion> {
  const question = findQuestion(known, id, request);
  const answer = await askQuestion(request, question, readVariables(question.parameters, new URLSearchParams()));
  // While a domain does not answer, nobody knows.
  const mayBeDrawn =
    answer.errors.length > 0 ||
    chartOfAnswer(answer, request, { theme: 'light', width: pictureLimits.width.usual }) !== undefined;
  const table = chosenTable(answer, null)?.id;
  // Without the defaults that are computed from the day.
  const { parameters } = prepareQuestion(question, request);
  const { sentence, partId, validUntil = Infinity } = question;
  const subject = {
    id: operationName(id),
    summary: sentence,
    description: `${sentence.en}\n\n${sentence.ja}`,
    tag: partId,
  };
  const paths = forms
    .filter((form) => !form.mediaType.startsWith('text/html') && (mayBeDrawn || !isPicture(form)))
    .map((form) => {
      const own = isPicture(form) && question.chart ? undefined : table;
      const all = [
        ...parameters.map((parameter) => describeParameter(parameter, isPicture(form))),
        ...parametersOfForm(form, own),
      ];
      const schema = form.suffix === 'json' ? 'Answer' : undefined;
      return pathItem(questionPath(id), form, subject, all, { schema, canBeMissing: true });
    });
  return { paths, validUntil };
}

const isPicture = ({ mediaType }: Form): boolean => mediaType.startsWith('image/');

const operationName = (id: string): string =>
  id.replaceAll(/[^a-z0-9]+(.)/g, (_all, letter: string) => letter.toUpperCase());

const parametersOfForm = ({ parameters = [] }: Form, table: string | undefined): Described[] =>
  [...parameters, 'lang'].map((name) => (name === 'table' ? tableParameter(table) : refTo(name)));

const tableParameter = (example: string | undefined): Described =>
  inQuery(
    'table',
    'Which list of the answer is the table (表), by its path. Without it, the list that tells most.',
    { type: 'string' },
    example,
  );

/** @param isPictured true for a picture, whose examples are the defaults: with others there may be nothing to draw */
function describeParameter(parameter: Parameter, isPictured: boolean): Described {
  const { name, isList, isRequired, isComputed, type } = parameter;
  const { schema, example } = valueOf(type, name);
  const usual = usualValue(parameter);
  const other = isPictured || example === undefined ? undefined : isList ? [example] : example;
  const value = isList ? { type: 'array', items: schema } : schema;
  return {
    ...inQuery(
      name,
      describedInWords(parameter),
      usual === undefined ? value : { ...value, default: usual },
      usual ?? other,
    ),
    required: isRequired && !isComputed && usual === undefined,
    ...(isList && { style: 'form', explode: true }),
  };
}

const describedInWords = (parameter: Parameter): string =>
  [
    `${parameter.label.en} (${parameter.label.ja}): ${typeText(parameter).en}.`,
    parameter.descriptions[Locale.EN],
    ...(parameter.isComputed ? ['The default depends on the day in Japan.'] : []),
    ...(parameter.isRequired ? [] : ['Empty for none.']),
  ]
    .filter(Boolean)
    .join(' ');

/** The default as a value of the type that is announced: a date or a year is a text there. */
function usualValue({ defaultValue, type }: Parameter): unknown {
  if (defaultValue === undefined || defaultValue === null) return undefined;
  const isText = valueOf(type).schema.type === 'string' && !Array.isArray(defaultValue);
  return isText ? String(defaultValue) : defaultValue;
}
