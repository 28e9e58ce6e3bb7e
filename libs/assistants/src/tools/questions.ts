import { Kind, print, type DocumentNode, type VariableDefinitionNode } from 'graphql';
import { z } from 'zod';
import { askSourced, parseQuery, sourcedAnswer } from '../sourced-query';
import { defineTool, readAnswer, type ToolContext, ToolError } from '../tool';

const query = `query AssistantQuestions {
  publicationParts { title questions { id sentence query url } }
}`;

interface Answer {
  publicationParts: { title: string; questions: QuestionRow[] }[] | null;
}

interface QuestionRow {
  id: string;
  sentence: string;
  query: string;
  url: string;
}

const variable = z.object({
  name: z.string(),
  type: z.string().describe('Its GraphQL type; with "!" it may not be null.'),
  default: z.string().nullable().describe('What holds when it is not given, as GraphQL writes it; null for none.'),
});

const question = z.object({
  id: z.string().describe('For "ask_question".'),
  question: z.string(),
  part: z.string().describe('The part of the publication that it belongs to.'),
  variables: z.array(variable),
  url: z.string().describe('Where a person sees the question and its answer.'),
});

type ListedQuestion = z.infer<typeof question> & { document: DocumentNode };

async function readQuestions(context: ToolContext): Promise<ListedQuestion[]> {
  const { data } = readAnswer(await context.ask<Answer>(query));
  if (!data.publicationParts) throw new ToolError('The questions cannot be read now. Try again in a moment.');
  return data.publicationParts.flatMap(({ title: part, questions }) =>
    questions.map(({ id, sentence, query: text, url }) => {
      const document = parseQuery(text);
      return {
        id,
        question: sentence,
        part,
        variables: variablesOf(document),
        url: context.addresses.absolute(url),
        document,
      };
    }),
  );
}

const variablesOf = (document: DocumentNode): z.infer<typeof variable>[] =>
  definitionsOf(document).map(({ variable: { name }, type, defaultValue }) => ({
    name: name.value,
    type: print(type),
    default: defaultValue ? print(defaultValue) : null,
  }));

const definitionsOf = ({ definitions }: DocumentNode): readonly VariableDefinitionNode[] =>
  definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : []));

export const listQuestionsTool = defineTool({
  name: 'list_questions',
  title: 'List the ready-made questions (質問)',
  description:
    'Lists the ready-made questions whose answers were checked against the publication, each with its variables. Look here before you write a query of your own. Give an id to "ask_question".',
  input: { text: z.string().max(200).optional().describe('Only questions with this text in their sentence or part.') },
  output: { questions: z.array(question) },
  async run({ text = '' }, context) {
    const fold = (one: string) => one.normalize('NFKC').toLowerCase();
    const questions = (await readQuestions(context)).map(({ document: _document, ...listed }) => listed);
    return {
      questions: questions.filter((one) => fold(`${one.question} ${one.part} ${one.id}`).includes(fold(text))),
    };
  },
});

export const askQuestionTool = defineTool({
  name: 'ask_question',
  title: 'Ask a ready-made question (質問)',
  description:
    'Answers one of the ready-made questions of "list_questions". Without variables, the values hold that the question was checked with. Dates and fiscal years may be written as people write them: "2024-05-01", "令和6年5月1日", "R5".',
  input: {
    id: z.string().min(1).max(200).describe('Such as "gender-equality/courses".'),
    variables: z.record(z.string(), z.unknown()).optional().describe('The values of its variables, by their names.'),
  },
  output: {
    question: z.string(),
    url: z.string().describe('Where a person sees the question and its answer.'),
    query: z.string().describe('The GraphQL query that was asked.'),
    ...sourcedAnswer,
  },
  async run({ id, variables = {} }, context) {
    const found = (await readQuestions(context)).find((one) => one.id === id);
    if (!found) throw new ToolError(`There is no question "${id}". Find its id with "list_questions".`);
    const names = found.variables.map(({ name }) => name);
    const unknown = Object.keys(variables).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const known = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
      throw new ToolError(`The question "${id}" has no variable "${unknown}". ${known}`);
    }
    const answer = await askSourced(found.document, variables, context);
    return { question: found.question, url: found.url, query: print(found.document), ...answer };
  },
});
