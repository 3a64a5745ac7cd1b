// A value that is written down once for a whole file looks like one wherever it is used.
import type { Rule } from 'eslint';

const LITERAL =
  ":matches(Literal, TemplateLiteral[expressions.length=0], ArrayExpression, UnaryExpression[argument.type='Literal'])";
const MODULE = ':matches(Program, ExportNamedDeclaration)';

/** Reports constants of a module, of numbers, texts, expressions and lists, that are not written as `UPPER_CASE`. */
export const constants: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const check = (node: Rule.Node): void => {
      const { id } = node as unknown as { readonly id: { readonly type: string; readonly name?: string } };
      if (id.type === 'Identifier' && !/^[A-Z][A-Z0-9_]*$/.test(id.name ?? '')) {
        context.report({ node, message: 'Write a constant of the module in UPPER_CASE.' });
      }
    };
    const declared = `${MODULE} > VariableDeclaration[kind='const'] > VariableDeclarator`;
    return {
      [`${declared}:has(> ${LITERAL}.init)`]: check,
      [`${declared}:has(> TSAsExpression.init > ${LITERAL})`]: check,
    };
  },
};
