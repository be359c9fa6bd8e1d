"""The closer look: at a few ticks, the inline caches, values and names of the project's innermost frames."""
import _mechsym_clock as clock
import _mechsym_types as types
from _mechsym_caches import Caches
from _mechsym_code import decode, every_name
from _mechsym_names import Names
from _mechsym_values import Values, read_paths


def look(frame, state):
    """Look at up to LOOK_FRAMES frames of the project, innermost first."""
    if state.versions is None:
        state.versions = types.Versions(every_name, decode(types._read_probe.__code__))
        if state.versions.problem:
            state.notes.append(('warning', state.versions.problem))
        state.layout = types.layout_reader()
    memory = None
    if state.layout is not None:
        try:
            memory = types.Memory()
        except OSError:
            state.layout = None
    left = clock.LOOK_FRAMES
    depth = clock.DEPTH
    seen = set()
    try:
        while frame is not None and left and depth:
            key = id(frame.f_code)
            known = clock.codes.get(key)
            if known is not None and known.file:
                left -= 1
                if key not in seen:
                    seen.add(key)
                    state.touched.add(key)
                    _look_at(frame, known, state, memory)
            frame = frame.f_back
            depth -= 1
    finally:
        if memory is not None:
            memory.close()


def _look_at(frame, known, state, memory):
    details = known.details()
    if known.caches is None:
        known.caches, known.values, known.names = Caches(details), Values(), Names()
    known.caches.observe(known.code, state.versions)
    found = read_paths(frame, details.paths, details.opaque_locals)
    known.caches.observe_operands(found, details.operands)
    known.values.observe(found, state.layout, memory)
    known.names.observe(frame, details.globals)
