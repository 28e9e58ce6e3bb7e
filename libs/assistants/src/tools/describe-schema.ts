import { printType } from 'graphql';
import { z } from 'zod';
import { defineTool, ToolError } from '../tool';
import { listsOf, typeNamed } from './list-records';

export const describeSchemaTool = defineTool({
  name: 'describe_schema',
  title: 'Describe the GraphQL schema',
  description:
    'Describes the schema for "run_query". Without a type: every root field with its first sentence. With a type, such as "SisterCity", "Query" or "ObservationFilter": its definition in the language of GraphQL schemas, in which every field, argument and value is described, with the Japanese word.',
  input: { type: z.string().max(100).optional().describe('The name of a type. All root fields when absent.') },
  output: {
    schema: z.string(),
    lists: z.array(z.string()).describe('The types of which "list_records" has a list.'),
  },
  async run({ type: name }, { schema }) {
    const lists = [...listsOf(schema).keys()];
    if (name === undefined) {
      const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
      const lines = fields.map(({ name, args, type, description }) => {
        const given = args.map((arg) => `${arg.name}: ${String(arg.type)}`).join(', ');
        return `${name}${given && `(${given})`}: ${String(type)}  # ${firstSentence(description)}`;
      });
      return { schema: lines.join('\n'), lists };
    }
    const type = schema.getType(typeNamed(name, schema));
    if (!type || name.startsWith('__')) {
      throw new ToolError(`There is no type "${name}". Types of records are ${lists.join(', ')}.`);
    }
    return { schema: printType(type), lists };
  },
});

const firstSentence = (text: string | null | undefined): string =>
  /^.*?\.(?=\s|$)/s.exec(text ?? '')?.[0] ?? text ?? '';
