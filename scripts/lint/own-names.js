// A name that comes from outside may be `constructor`, `__proto__` or `toString`. In a plain object those find what every object
// inherits, and an assignment to `__proto__` is lost. So tables and records are asked for their own names only.
import ts from 'typescript';

const READ =
  'A name from outside may be one that every object inherits (`constructor`): read with lookup(), behind Object.hasOwn(), or keep a Map.';
const WRITE = 'An assignment to `__proto__` is lost: keep a Map, or make the record with Object.fromEntries().';
const IN = '`in` sees what every object inherits (`constructor`): use Object.hasOwn().';

const { TypeFlags } = ts;

/** Reports plain objects that are indexed by names which are known only at run time. */
export const ownNames = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    function partsOf(node) {
      const type = services.getTypeAtLocation(node);
      const known = checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type);
      return known.isUnion() ? known.types : [known];
    }
    const isOpenName = (node) =>
      partsOf(node).some(({ flags }) => flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any));
    const isRecord = (node) =>
      partsOf(node).some(
        (type) =>
          type.flags & TypeFlags.Any ||
          (type.flags & (TypeFlags.Object | TypeFlags.Intersection) &&
            checker.getIndexInfosOfType(type).some(({ keyType }) => keyType.flags & TypeFlags.String)),
      );

    /** Whether `Object.hasOwn(object, name)`, of these very texts, stands in a condition before. */
    function isGuarded(node) {
      const text = (part) => context.sourceCode.getText(part);
      const guard = `Object.hasOwn(${text(node.object)}, ${text(node.property)})`;
      for (let at = node; at.parent; at = at.parent) {
        const { parent } = at;
        const test = parent.type === 'LogicalExpression' && parent.operator === '&&' ? parent.left : parent.test;
        const holds = parent.consequent === at || (parent.type === 'LogicalExpression' && parent.right === at);
        if (holds && test && text(test).split(' && ').includes(guard)) return true;
      }
      return false;
    }

    return {
      'MemberExpression[computed=true]'(node) {
        if (!isOpenName(node.property) || !isRecord(node.object)) return;
        const { parent } = node;
        if (parent.type === 'AssignmentExpression' && parent.left === node) context.report({ node, message: WRITE });
        else if (!isGuarded(node)) context.report({ node, message: READ });
      },
      'BinaryExpression[operator="in"]'({ left }) {
        if (left.type !== 'PrivateIdentifier' && isOpenName(left)) context.report({ node: left, message: IN });
      },
    };
  },
};
