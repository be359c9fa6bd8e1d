"""Global names: where they resolve, what they hide, and what they are bound to."""
import _mechsym_types as types

_MISSING = object()
_get = dict.get


def read(frame, names, before):
    """(mark, rows): what the global names that a function reads are bound to, as (resolves, shadows, value, identity) each. The
    rows are None where the mark is `before`: nothing was bound anew. None where the namespaces are not plain dictionaries."""
    own, builtin = frame.f_globals, frame.f_builtins
    if type(own) is not dict or type(builtin) is not dict:
        return None
    values = [_get(own, name, _MISSING) for name in names]
    mark = hash(tuple([id(value) for value in values]))
    if mark == before:
        return mark, None
    rows = []
    for name, value in zip(names, values):
        hides = name in builtin
        if value is _MISSING:
            resolves = 'builtin' if hides else 'missing'
            target = _get(builtin, name, _MISSING)
            shadows = ''
        else:
            resolves, shadows, target = 'module', 'builtin' if hides and value is not builtin[name] else '', value
        rows.append((resolves, shadows, '' if target is _MISSING else types.name_of_value(target), id(value)))
    return mark, rows
