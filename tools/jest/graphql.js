// Loads the part of graphql-js that asks NODE_ENV as it is in production, which is how the product is run: in development
// it looks for a second copy of graphql-js whenever it asks for the class of a value, a fifth of the time of some tests.
const environment = process.env.NODE_ENV;
process.env.NODE_ENV = 'production';
require('graphql/jsutils/instanceOf');
process.env.NODE_ENV = environment;
