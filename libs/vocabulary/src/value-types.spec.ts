import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { isEnumType, isObjectType } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { addLocaleArguments, Basis, valueTypes } from './index';

@Resolver()
class BasisResolver {
  @Query(() => Basis, { description: 'A basis.' })
  basis(): Basis {
    return Basis.STATED;
  }
}

const schema = buildSchemaSync({ resolvers: [BasisResolver], orphanedTypes: valueTypes, validate: false });
addLocaleArguments(schema);
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('the types that every domain shares', () => {
  it.each(valueTypes.map(({ name }) => name))('%s is shareable between subgraphs', (name) => {
    expect(printSchemaWithDirectives(schema)).toMatch(new RegExp(`type ${name}( @cost\\(weight: 0\\))? @shareable`));
  });

  it('describe themselves, their fields, arguments and values', () => {
    const silent = types.filter(({ name, description }) => !description && name !== 'Query').map(({ name }) => name);
    for (const type of types.filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        silent.push(
          ...field.args.filter(({ description }) => !description).map(({ name }) => `${field.name}(${name})`),
        );
      }
    }
    for (const type of types.filter(isEnumType)) {
      silent.push(
        ...type
          .getValues()
          .filter(({ description }) => !description)
          .map(({ name }) => `${type.name}.${name}`),
      );
    }
    expect(silent).toEqual([]);
  });
});
