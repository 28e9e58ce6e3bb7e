import { addProvenance, type AnswerField, answerShape } from '@tokorozawa/answer-tables';
import {
  computeDefaults,
  dayInJapan,
  endOfDayInJapan,
  type PartFile,
  type QuestionFile,
} from '@tokorozawa/question-files';
import { notFound, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf, Locale } from '@tokorozawa/vocabulary';
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getOperationAST,
  parse,
  print,
} from 'graphql';
import { type Parameter, parametersOf } from './parameters';

/** A ready-made question, read with the schema that it is asked of. */
export interface Question extends QuestionFile {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  parameters: Parameter[];
  shape: AnswerField[];
  /** Until when its computed defaults are right, in milliseconds since 1970; undefined if it has none. */
  validUntil?: number;
  /** The operation with the provenance of each record, its reasons in a language. */
  texts: Record<Locale, string>;
}

/** The path of a question. */
export const questionPath = (id: string): string => `/q/${id}`;

type Schemas = Pick<ResourceRequest, 'schema' | 'schemaIn'>;

/** By the schema that they were prepared for. */
const prepared = new WeakMap<GraphQLSchema, Map<QuestionFile, Question>>();

/** Reads a question with the schema that callers see now. It is kept as long as that schema is in use. */
export function prepareQuestion(file: QuestionFile, { schema, schemaIn }: Schemas): Question {
  let ofSchema = prepared.get(schema);
  if (!ofSchema) prepared.set(schema, (ofSchema = new Map<QuestionFile, Question>()));
  let question = ofSchema.get(file);
  if (!question) ofSchema.set(file, (question = prepare(file, schema, schemaIn)));
  return question;
}

function prepare(file: QuestionFile, schema: GraphQLSchema, schemaIn: Schemas['schemaIn']): Question {
  const document = parse(file.query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error(`The question ${file.id} must have one operation.`);
  const schemas = { [Locale.JA]: schemaIn(Locale.JA), [Locale.EN]: schema };
  const textIn = (locale: Locale): string => print(addProvenance(schema, document, languageTagOf[locale]) ?? document);
  return {
    ...file,
    document,
    operation,
    parameters: parametersOf(schemas, operation, file),
    shape: answerShape(schema, document),
    texts: { [Locale.JA]: textIn(Locale.JA), [Locale.EN]: textIn(Locale.EN) },
  };
}

/** The questions and parts of all domains, read when they are first needed. */
export interface KnownQuestions {
  questions: ReadonlyMap<string, QuestionFile>;
  parts: ReadonlyMap<string, PartFile>;
}

/** The question at an address, with the defaults of today. Throws a ResourceError if there is none. */
export function findQuestion({ questions }: KnownQuestions, id: string, schemas: Schemas): Question {
  const file = questions.get(id);
  if (file) return withDefaultsOf(dayInJapan(Date.now()), prepareQuestion(file, schemas));
  throw notFound({
    ja: `質問「${id}」はありません。/q に質問の一覧があります。`,
    en: `There is no question "${id}". All questions are listed at /q.`,
  });
}

/** The question with the defaults that are computed from the day. */
function withDefaultsOf(today: string, question: Question): Question {
  const computed = computeDefaults(question, today);
  if (Object.keys(computed).length === 0) return question;
  const parameters = question.parameters.map((parameter) =>
    parameter.name in computed ? { ...parameter, defaultValue: computed[parameter.name] } : parameter,
  );
  return { ...question, parameters, validUntil: endOfDayInJapan(today) };
}

export const questionId = ({ subgraph, question }: Record<string, string>): string => `${subgraph}/${question}`;
