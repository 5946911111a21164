// When this reader's version was recorded: a version before it that is hidden from the reader may have moved the stored time.
coalesce(head([restated IN $viewRestated WHERE restated.id = @.id | restated.recordedAt]), @.recordedAt)
