// An error that is dropped without a word hides the mistakes that nobody thought of together with the one that was meant.
import type { Rule } from 'eslint';

type Node = Rule.Node;

const MESSAGE =
  'Say in a comment why this error may be dropped, or drop only the one that is meant and throw what else there is.';

/** Reports `catch {}` and `.catch(() => undefined)` that say nothing of why nobody has to know of the error. */
export const swallows: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const { sourceCode } = context;
    const onOneLine = (outer: Node, inner: Node): boolean => outer.loc?.start.line === inner.loc?.start.line;
    /** Whether a comment stands in a node or right before the statement that it is in. */
    const explained = (node: Node): boolean => {
      let statement = node;
      const stands = (): boolean => /(?:Statement|Declaration)$/.test(statement.type);
      while (statement.parent && (!stands() || onOneLine(statement.parent, statement))) {
        statement = statement.parent;
      }
      return sourceCode.getCommentsInside(node).length > 0 || sourceCode.getCommentsBefore(statement).length > 0;
    };
    return {
      // A block without a comment may still end in an error of its own, which says more.
      'CatchClause[param=null]'(node: Node) {
        const body = (node as Node & { body: Node & { body: readonly Node[] } }).body;
        const throws = body.body.at(-1)?.type === 'ThrowStatement';
        if (!throws && sourceCode.getCommentsInside(body).length === 0) context.report({ node, message: MESSAGE });
      },
      ":matches(CallExpression[callee.property.name='catch'], CallExpression[callee.property.name='on'][arguments.0.value='error']) > ArrowFunctionExpression[params.length=0]:matches([body.type='Identifier'], [body.type='Literal'], [body.type='ArrayExpression'])"(
        node: Node,
      ) {
        if (node.parent && !explained(node.parent)) context.report({ node, message: MESSAGE });
      },
    };
  },
};
