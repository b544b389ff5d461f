from snapshot_restore_py import register_after_restore, register_before_snapshot

ran = []
register_before_snapshot(ran.append, "before 1")
register_before_snapshot(ran.append, "before 2")
register_after_restore(ran.append, "after 1")
register_after_restore(ran.append, "after 2")


def handler(event, context):
    return ran
