export * from './viewer.graphql.js';
