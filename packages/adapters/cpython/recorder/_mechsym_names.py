"""Global names: where they resolve, what they hide, how often they are bound anew."""
import _mechsym_types as types

_MISSING = object()
_get = dict.get


class Names:
    """The global names that one function reads."""

    def __init__(self):
        self.names = {}  # name -> [resolves, shadows, value, rebound, seen, last id]

    def observe(self, frame, names):
        own, builtin = frame.f_globals, frame.f_builtins
        if type(own) is not dict or type(builtin) is not dict:
            return
        for name in names:
            value = _get(own, name, _MISSING)
            row = self.names.get(name)
            identity = id(value)
            if row is not None and row[5] == identity:
                row[4] += 1
                continue
            hides = name in builtin
            if value is _MISSING:
                resolves = 'builtin' if hides else 'missing'
                target = _get(builtin, name, _MISSING)
                shadows = ''
            else:
                resolves, shadows, target = 'module', 'builtin' if hides and value is not builtin[name] else '', value
            label = '' if target is _MISSING else types.name_of_value(target)
            if row is None:
                self.names[name] = [resolves, shadows, label, 0, 1, identity]
            else:
                row[0], row[1], row[2] = resolves, shadows, label
                row[3] += 1
                row[4] += 1
                row[5] = identity
