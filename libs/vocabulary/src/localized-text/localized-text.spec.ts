import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { graphql, validateSchema } from 'graphql';
import { Arg, buildSchemaSync, Directive, Field, InterfaceType, ObjectType, Query, Resolver } from 'type-graphql';
import { addLocaleArguments, inLocale, Locale, LocalizedField, type LocalizedText, localizedText } from '../index';

@InterfaceType({ description: 'Something with a name.' })
abstract class Named {
  @LocalizedField('Its name.')
  name!: LocalizedText;
}

@Directive('@shareable')
@ObjectType({ implements: Named, description: 'A city.' })
class City extends Named {
  @Directive('@tag(name: "x")')
  @LocalizedField('What it is known for; null when not stated.', { nullable: true })
  fame!: LocalizedText | null;

  @LocalizedField('What grows there.', { list: true })
  crops!: LocalizedText[];

  @LocalizedField('How it is greeted, made from its name.')
  get greeting(): LocalizedText {
    return { ja: `こんにちは、${this.name.ja}`, en: `Hello, ${this.name.en ?? this.name.ja}` };
  }

  @Field(() => String, { description: 'Telephone number.' })
  telephone!: string;
}

/** As it comes from a column: without the getters of its class. */
type Stored = Omit<City, 'greeting'>;

const decatur: Stored = { name: { ja: 'ディケイター市', en: 'Decatur' }, fame: null, crops: [], telephone: '1' };
const anyang: Stored = {
  name: { ja: '安養市' },
  fame: { ja: 'ぶどう', en: 'Grapes' },
  crops: [{ ja: 'ぶどう', en: 'Grapes' }, { ja: '米' }],
  telephone: '2',
};

@Resolver()
class CityResolver {
  @Query(() => [City], { description: 'All cities.' })
  cities(): Stored[] {
    return [decatur, anyang];
  }
}

@Resolver()
class GreetingResolver {
  @Query(() => String, { description: 'A greeting.' })
  greeting(@Arg('locale', () => Locale, { description: 'Its language.' }) locale: Locale): string {
    return locale;
  }
}

const schema = buildSchemaSync({ resolvers: [CityResolver], validate: false });
addLocaleArguments(schema);

async function cities(fields: string, locale = Locale.JA) {
  const answer = await graphql({ schema, source: `{ cities { ${fields} } }`, contextValue: { locale } });
  expect(answer.errors).toBeUndefined();
  return answer.data?.cities;
}

test('a text that is computed is in the language asked for as well', async () => {
  expect(await cities('greeting', Locale.EN)).toEqual([{ greeting: 'Hello, Decatur' }, { greeting: 'Hello, 安養市' }]);
});

test('a localized list gives each text in the language asked for, or in Japanese', async () => {
  expect(await cities('ja: crops(locale: JA) en: crops(locale: EN)')).toEqual([
    { ja: [], en: [] },
    { ja: ['ぶどう', '米'], en: ['Grapes', '米'] },
  ]);
});

describe('a localized field', () => {
  it.each(['name fame telephone', 'name(locale: null) fame(locale: null) telephone'])(
    'answers in the language of the request: { %s }',
    async (fields) => {
      expect(await cities(fields)).toEqual([
        { name: 'ディケイター市', fame: null, telephone: '1' },
        { name: '安養市', fame: 'ぶどう', telephone: '2' },
      ]);
      expect(await cities(fields, Locale.EN)).toEqual([
        { name: 'Decatur', fame: null, telephone: '1' },
        { name: '安養市', fame: 'Grapes', telephone: '2' },
      ]);
    },
  );

  it('answers in the language that it is asked for, whatever that of the request', async () => {
    expect(await cities('name(locale: JA)', Locale.EN)).toEqual([{ name: 'ディケイター市' }, { name: '安養市' }]);
  });

  it('answers in English, in Japanese where there is no translation, and null where there is no text', async () => {
    expect(await cities('name(locale: EN) fame(locale: EN)')).toEqual([
      { name: 'Decatur', fame: null },
      { name: '安養市', fame: 'Grapes' },
    ]);
  });

  it('has a described argument that may be left out, on objects and on interfaces', () => {
    const printed = printSchemaWithDirectives(schema);
    expect(printed.match(/name\([^)]*locale: Locale\s*\): String!/g)).toHaveLength(2);
    expect(printed).toMatch(/fame\([^)]*locale: Locale\s*\): String @tag\(name: "x"\)/);
    expect(printed).toContain('"""The language of the text; null for the language of the request."""');
  });

  it('keeps the directives of its type', () => {
    expect(printSchemaWithDirectives(schema)).toContain('type City implements Named @shareable {');
  });
});

describe('@LocalizedField', () => {
  it('does not compile on a property that holds no localized text', () => {
    class Street {
      name!: string;
      lanes!: LocalizedText[];
    }
    // @ts-expect-error a string is not a LocalizedText
    LocalizedField('Its name.')(Street.prototype, 'name');
    // @ts-expect-error a list is not a LocalizedText
    LocalizedField('Its lanes.')(Street.prototype, 'lanes');
  });
});

describe('Locale', () => {
  it.each([
    ['only localized fields use it', [CityResolver] as const],
    ['another field uses it too', [CityResolver, GreetingResolver] as const],
    ['no localized field is there', [GreetingResolver] as const],
  ])('is in the schema once when %s', (_, [first, ...others]) => {
    const built = buildSchemaSync({ resolvers: [first, ...others], validate: false });
    addLocaleArguments(built);
    expect(validateSchema(built)).toEqual([]);
    expect(printSchemaWithDirectives(built).match(/enum Locale/g)).toHaveLength(1);
  });

  it("says that English is this project's own translation", () => {
    expect(printSchemaWithDirectives(schema)).toContain("English: this project's own translation, not the city's.");
  });
});

describe('localized text', () => {
  it('falls back to Japanese', () => {
    expect(inLocale({ ja: '常州市', en: 'Changzhou' }, Locale.EN)).toBe('Changzhou');
    expect(inLocale({ ja: '常州市' }, Locale.EN)).toBe('常州市');
    expect(inLocale({ ja: '常州市', en: 'Changzhou' }, Locale.JA)).toBe('常州市');
    expect(inLocale(null, Locale.JA)).toBeNull();
    expect(inLocale(undefined, Locale.EN)).toBeNull();
  });

  it('has Japanese, and nothing empty or unknown', () => {
    expect(localizedText.parse({ ja: '常州市' })).toEqual({ ja: '常州市' });
    expect(localizedText.safeParse({ en: 'Changzhou' }).success).toBe(false);
    expect(localizedText.safeParse({ ja: ' ' }).success).toBe(false);
    expect(localizedText.safeParse({ ja: '常州市', en: '' }).success).toBe(false);
    expect(localizedText.safeParse({ ja: '常州市', fr: 'Changzhou' }).success).toBe(false);
  });
});
