import { registerHooks } from 'node:module';

/**
 * Lets Node itself run the workspace's TypeScript before anything is built: `./x.js` finds `./x.ts`, and `@lapak/*`
 * resolves to sources. For Jest's global setup, which its own module mapping does not reach.
 */
export const useSources = (): void => {
  registerHooks({
    resolve(specifier, context, next) {
      const conditions = [...(context.conditions ?? []), '@lapak/source'];
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) return next(specifier, { ...context, conditions });
      try {
        return next(specifier.replace(/\.js$/, '.ts'), { ...context, conditions });
      } catch {
        return next(specifier, { ...context, conditions });
      }
    },
  });
};
